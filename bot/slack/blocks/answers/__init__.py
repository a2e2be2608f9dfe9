"""An answer as people see it, and the modals behind its buttons; pure."""
