"""How the bot is served with everything set: admins, helpers and a second collection."""

ADMIN = "UADMIN"
HELPER = "UHELPER"
HELP_CHANNEL = "CHELP"
MEMBER = "UMEMBER"
FULL_SETTINGS = {
    "STP_SLACK__ADMINS": ADMIN,
    "STP_SLACK__HELPERS": HELP_CHANNEL,
    "STP_SLACK__MEMBERS": f"board={MEMBER}",
    "STP_STORE__KEEP_QUESTIONS": "true",
}
