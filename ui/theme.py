"""Fonts, palette, style sheet, colours and icons of the window, all from one theme."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from app.paths import resources_dir
from app.theme import Theme, load_theme

MODES = ("light", "dark", "system")
FAMILIES = ["Inter", "DejaVu Sans", "Noto Emoji", "Droid Sans Fallback", "NanumGothicCoding"]
BODY_PX = 14

_SCREEN_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
_FALLBACK_FONTS = ("DejaVuSans", "NotoEmoji-Regular", "DroidSansFallback", "NanumGothicCoding")
_ICON_SIZES = (16, 20, 24, 32)

_registered: set[str] = set()


class _Now:
    """What was applied last."""

    theme: Theme | None = None
    mode = "light"
    watched = False


def apply_theme(app: QApplication, mode: str = "light") -> None:
    """Give the program its fonts, palette and style sheet; mode 'system' follows the system's light or dark."""
    _Now.mode = mode
    _register(_SCREEN_FONTS)
    theme = load_theme(_wanted(mode))
    _Now.theme = theme
    color.cache_clear()
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))
    if mode == "system" and not _Now.watched:
        _Now.watched = True
        QGuiApplication.styleHints().colorSchemeChanged.connect(_on_system_changed)


def current_theme() -> Theme:
    """The theme in use; the light one before any was applied."""
    return _Now.theme or load_theme("light")


@lru_cache(maxsize=128)
def color(role: str) -> QColor:
    """A role's colour in the theme in use; do not change it in place. AttributeError for an unknown role."""
    return QColor(getattr(current_theme(), role))


def font(size: int = BODY_PX, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """The bundled font at a size in pixels; `tabular` gives all figures one width (clocks, columns of numbers)."""
    # a copy: whoever asked may change it
    return QFont(_font(size, weight, tabular))


@lru_cache(maxsize=128)
def _font(size: int, weight: QFont.Weight, tabular: bool) -> QFont:
    made = QFont(FAMILIES)
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def register_fallback_fonts() -> None:
    """Register the bundled fonts for symbols and emoji, for systems that have none; call it after the first paint."""
    _register(_FALLBACK_FONTS)


def icon(name: str, role: str = "text") -> QIcon:
    """A line icon in a role's colour; paler where it is disabled. Ask again after the theme has changed."""
    made = QIcon()
    for size in _ICON_SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, role, size, ratio))
            made.addPixmap(pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, role: str = "text", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """A line icon as a picture of `size` by `size` points for a screen of that pixel ratio."""
    return _pixmap(name, getattr(current_theme(), role), size, ratio)


@lru_cache(maxsize=512)
def _pixmap(name: str, rgb: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", rgb)
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _wanted(mode: str) -> str:
    if mode != "system":
        return mode
    return "dark" if _system_scheme() == Qt.ColorScheme.Dark else "light"


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


def _on_system_changed() -> None:
    app = QApplication.instance()
    if _Now.mode == "system" and isinstance(app, QApplication):
        apply_theme(app, "system")


def _register(names: tuple[str, ...]) -> None:
    for name in names:
        if name not in _registered:
            _registered.add(name)
            QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / f"{name}.ttf"))


def _style_sheet(theme: Theme) -> str:
    template = (resources_dir() / "style" / "app.qss").read_text("utf-8")
    return Template(template).substitute({role: getattr(theme, role) for role in theme.__struct_fields__})


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.field,
        QPalette.ColorRole.AlternateBase: theme.surface_alt,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.placeholder,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.bad,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.selection_text,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.ToolTipBase: theme.rail,
        QPalette.ColorRole.ToolTipText: theme.rail_strong,
        QPalette.ColorRole.Light: theme.surface,
        QPalette.ColorRole.Midlight: theme.surface_alt,
        QPalette.ColorRole.Mid: theme.field_line,
        QPalette.ColorRole.Dark: theme.muted,
        QPalette.ColorRole.Shadow: theme.shadow,
    }
    palette = QPalette()
    for role, rgb in roles.items():
        palette.setColor(role, QColor(rgb))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return palette
