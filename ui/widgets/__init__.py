"""Small widgets that know no domain. Import each from its module, e.g. `from ui.widgets.card import Card`.

labels   PlainLabel(text, role, wrap=), ElidedLabel(text, role), plain_tooltip(widget, text), restyle(widget, prop, value)
card     Card(title) .header .body .set_title .add_beside(*w, right=True) .set_tone('accent'|''); Well() .body; line()
pill     Pill(text, tone) .set(text, tone); paint_pill(painter, rect, text, tone), pill_size(text)
buttons  Button(text, kind, key, icon) .set_text .set_key .set_kind .set_icon .bind(action, text=); IconButton(icon, name)
choice   SegmentedChoice([(value, text)], tones=, tips=, clearable=, compact=) chosen(value) .set_value .value .set_options
notice   NoticeBar() .show_notice(text, tone, action_text, on_action, timeout_ms) .clear .text
fields   FormField(label, editor, hint) .set_error .set_hint; editors with committed(object), value, set_value, flush:
         LineEditor, TextEditor, ChoiceEditor, SuggestEditor, DateEditor (+ rejected), TimeEditor (+ rejected), NumberEditor
flow     FlowLayout(gap=, row_gap=) .clear        scroll   ScrollColumn() .body .show_whole(widget)
empty    EmptyState(icon, title, text, *buttons)  page     Page(title) .pills .saved .buttons .notice .content
rail     Rail(brand, subtitle) chosen(id) .set_items([RailItem(id, text, badge, indent, icon, enabled, tip)]) .set_badge
         .set_active(id) .set_names .bottom; RailBox() .add_line(text)
saved    SavedMark() .set_saved(time) .set_saving() .set_failed(sentence) .clear()
table    style_table(view, row_height=, stretch=); TONE_ROLE: a cell with a tone under it is painted as a pill
Colours, fonts and icons: ui.theme color(role), font(px, weight, tabular=), icon(name, role), pixmap(name, role, px, ratio).
"""
