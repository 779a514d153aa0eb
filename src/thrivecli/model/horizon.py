"""A horizon: how far ahead a goal looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Horizon:
    """A time span, as named in a heading under Goals; today is 0 months.

    A range counts its end (``6-9 months`` is 9). ``label`` is the usual wording of the
    span: ``today``, ``18 months``, ``1 year``.
    """

    months: int
    label: str

    @property
    def tag(self) -> str:
        """The tag that ties a project to this horizon: ``#today``, ``#18m``, ``#3y``."""
        if self.months == 0:
            return "#today"
        if self.months % 12 == 0:
            return f"#{self.months // 12}y"
        return f"#{self.months}m"
