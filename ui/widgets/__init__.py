"""Small widgets that know no domain. Import each from its module, e.g. `from ui.widgets.card import Card`.

labels   PlainLabel(text, role, wrap=) .set_role; ElidedLabel(text, role); plain_tooltip(widget, text);
         restyle(widget, property, value). Roles: title heading question strong muted small label number error
         current target good warn bad
short_label ShortLabel(text, role, size, max_lines): wraps, then ends with an ellipsis and has a tooltip
card     Card(title) .header .body .set_title .add_beside(*widgets, right=True) .set_tone('accent' or '');
         Well() .body (a sunken column); line()
pill     Pill(text, tone) .set(text, tone) .tone; paint_pill(painter, area, text, tone); pill_size(text)
         Tones: neutral good warn bad current target accent
buttons  Button(text, kind, key, icon) .set_text .set_key .set_kind .set_icon .bind(action, text='')
         Kinds: secondary primary quiet danger current target. IconButton(icon, name, size=30) .set_icon .set_name
choice   SegmentedChoice([(value, text)], tones=, tips=, clearable=, compact=) chosen(value) .value .set_value
         .set_options .segment(value)
check    CheckBox(text) .set_text; a QCheckBox in the theme's colours
notice   NoticeBar() .show_notice(text, tone, action_text, on_action, timeout_ms) .clear .text; info good warn bad
fields   FormField(label, editor, hint) .set_error .set_hint .set_label .error; and the editors, each with
         committed(value), value(), set_value(value), flush(): LineEditor(placeholder), SuggestEditor(placeholder,
         suggestions) .set_suggestions, TextEditor(placeholder, min_lines=, max_lines=), ChoiceEditor(items,
         editable=, placeholder=) .set_items, NumberEditor(minimum, maximum, suffix, step=),
         DateEditor(placeholder, optional=) rejected(sentence), TimeEditor(placeholder) rejected(sentence)
saver    flush_pending() tells everything that was typed so far, for the end of the program
flow     FlowLayout(gap=, row_gap=) .clear
columns  ScrollingPage: before a page's class; .add_column() .column; TwoColumns(left, right) .fit(width) .sides
layouts  resting(*widgets), column_resting(widget): laid out once, afterwards; lay_out_now(); Apart(inside)
scroll   ScrollColumn(ground=) .body .show_whole(widget) .scroll_by_key(key)
empty    EmptyState(icon, title, text, *buttons) .set_texts .add_below(widget)
page     Page(title) .set_title .pills .saved .buttons .notice .content .header
rail     Rail(brand, subtitle) chosen(id) .set_items([RailItem(id, text, badge, indent, icon, enabled, tip)])
         .set_badge(id, text) .set_active(id) .active .set_names .bottom .button(id); RailBox() .add_line(text)
saved    SavedMark() .set_saved(time) .set_saving() .set_failed(sentence) .clear()
focus_ring Hovering, FocusRing: before a Qt class; .paint_ring(painter, area, role=, radius=, width=) .ringed
marks    paint_mark(painter, side, middle, size, fill, line): the round current and the diamond target
textblock TextBlock(size, max_lines=) .set_text .set_runs .height(width) .is_cut(width) .draw(painter, x, y, width)
tab_order TabOrder: before a page's class; .stops() names what the tab key visits, in order
table    style_table(view, row_height=, stretch=); TONE_ROLE: a cell with a tone under it is painted as a pill

Colours, fonts, icons: ui.theme color(role), font(px, weight, tabular=), icon(name, role), pixmap(name, role, px).
"""
