"""How the pictures look: the sheet that every page carries."""

STYLE = """
* { box-sizing: border-box }
body { margin: 0; padding: 16px; background: #f4f4f5; color: #1d1c1d;
  font: 15px/1.47 "Lato", "Liberation Sans", "DejaVu Sans", Arial, sans-serif }
a { color: #1264a3; text-decoration: none }
hr { border: 0; border-top: 1px solid #dddddd; margin: 8px 0 }
code { border: 1px solid #dddddd; border-radius: 3px; padding: 1px 4px; background: #f6f6f6;
  color: #c01343; font: 12.5px "Liberation Mono", "DejaVu Sans Mono", monospace }
pre { margin: 4px 0; border: 1px solid #dddddd; border-radius: 4px; padding: 8px;
  background: #f8f8f8; white-space: pre-wrap;
  font: 12.5px/1.5 "Liberation Mono", "DejaVu Sans Mono", monospace }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #dddddd }
.pane { border: 1px solid #d4d4d6; border-radius: 8px; background: #ffffff; overflow: hidden }
.bar { padding: 12px 20px; border-bottom: 1px solid #e6e6e6; font-weight: bold; font-size: 17px }
.bar .hint { font-weight: normal; margin-left: 6px }
.inside { padding: 12px 20px 16px }
.message { display: flex; gap: 10px; padding: 8px 20px }
.message.private { background: #fbf7ec }
.face { flex: none; width: 36px; height: 36px; border-radius: 7px; color: #ffffff;
  font-weight: bold; text-align: center; line-height: 36px; background: #7a6a8e }
.message.bot .face { background: #005eb8 }
.said { flex: 1; min-width: 0; overflow-wrap: anywhere }
.who { font-weight: bold }
.app { margin-left: 5px; border-radius: 2px; padding: 1px 4px; background: #ececed; color: #616061;
  font-size: 10.5px; font-weight: bold; vertical-align: 1px }
.time { margin-left: 7px; color: #616061; font-size: 12px; font-weight: normal }
.only { color: #616061; font-size: 12.5px; margin-bottom: 2px }
.block { margin: 4px 0; overflow-wrap: anywhere }
.block.section { display: flex; gap: 16px; align-items: flex-start }
.words { flex: 1; min-width: 0 }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 12px }
.block.header { margin-top: 10px; font-size: 18px; font-weight: bold }
.block.context { color: #616061; font-size: 13px; line-height: 1.4 }
.block.context .part + .part { margin-left: 8px }
.block.actions, .block.context_actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
.block.container { border: 1px solid #dddddd; border-radius: 8px; padding: 8px 12px }
.block.input { margin: 14px 0 }
.block.input label { display: block; margin-bottom: 6px; font-weight: bold }
.button { display: inline-block; border: 1px solid #c4c4c5; border-radius: 5px; padding: 3px 11px
  4px; background: #ffffff; font-size: 13px; font-weight: bold; white-space: nowrap }
.button.primary { border-color: #007a5a; background: #007a5a; color: #ffffff }
.button.danger { border-color: #e01e5a; color: #e01e5a }
.feedback { display: inline-block; border-radius: 5px; padding: 2px 8px; background: #f4f4f5;
  color: #616061; font-size: 13px }
.feedback svg { vertical-align: -1px }
.feedback i { margin-right: 5px; font-family: "DejaVu Sans", sans-serif; font-style: normal }
.menu { display: inline-flex; justify-content: space-between; gap: 12px; min-width: 190px;
  border: 1px solid #c4c4c5; border-radius: 5px; padding: 3px 10px 4px; background: #ffffff;
  font-size: 14px }
.menu::after { content: "⌄"; color: #616061 }
.block.input .menu { display: flex; width: 100%; padding: 7px 11px }
.field { min-height: 40px; border: 1px solid #c4c4c5; border-radius: 5px; padding: 8px 11px;
  white-space: pre-wrap }
.field.tall { min-height: 92px }
.tick { display: flex; gap: 9px; margin: 5px 0 }
.tick i { flex: none; width: 16px; height: 16px; margin-top: 3px; border: 1px solid #868686;
  border-radius: 3px; background: #ffffff }
.tick.radio_buttons i { border-radius: 50% }
.tick.on i { border: 5px solid #1264a3 }
.hint { color: #616061; font-size: 13px; font-weight: normal }
.chip { margin-right: 5px; border-radius: 4px; padding: 1px 7px; background: #e8f5fa;
  color: #1264a3 }
.mention { border-radius: 3px; padding: 0 2px 1px; background: #e8f5fa; color: #1264a3 }
.citation { margin: 0 2px; border-radius: 9px; padding: 0 8px 1px; background: #ececed;
  color: #454447; font-size: 12.5px }
.offered { margin-top: 6px; border: 1px solid #d4d4d6; border-radius: 6px; padding: 6px 0;
  box-shadow: 0 2px 8px #00000022; background: #ffffff }
.offered .group { margin: 0; padding: 4px 14px; color: #616061; font-size: 12.5px;
  font-weight: bold }
.offered .option { padding: 4px 14px }
.offered .option:first-of-type { background: #1264a3; color: #ffffff }
.modal { margin: 8px 40px; border-radius: 10px; box-shadow: 0 4px 18px #00000033 }
.feet { display: flex; justify-content: flex-end; gap: 10px; padding: 14px 20px;
  border-top: 1px solid #e6e6e6 }
.feet .button { padding: 6px 14px; font-size: 14px }
.wrong { margin-top: -8px; color: #e01e5a; font-size: 13px }
.tabs { display: flex; gap: 20px; padding: 0 20px; border-bottom: 1px solid #e6e6e6; color: #616061;
  font-size: 13.5px }
.tabs span { padding: 8px 0 }
.tabs .now { border-bottom: 2px solid #1d1c1d; color: #1d1c1d; font-weight: bold }
table { border-collapse: collapse }
th, td { border: 1px solid #dddddd; padding: 3px 8px; text-align: left }
.cut .pane { max-height: 900px; border-bottom: 0; border-radius: 8px 8px 0 0;
  mask-image: linear-gradient(#000000 88%, #00000000) }
.cut .note::before { display: block; content: "The picture ends here; what is seen goes on." }
.note { margin-top: 10px; color: #616061; font-size: 12px; text-align: center }
"""
