"""Row types: the columns of each named query that charts, maps and slides read, one module a folder of queries.

A column that may be missing is ``| None``. One test holds every type to what the database says of its query.
"""

from yuboard.record.rows import (
    compare,
    counties,
    documents,
    figures,
    findings,
    layouts,
    lineage,
    method,
    overview,
    places,
    quotas,
    reporting,
    targets,
    tasks,
    trend,
)

ROW_TYPES: dict[str, type] = {
    "compare/cells": compare.Cell,
    "counties/standing": counties.Share,
    "documents/list": documents.Document,
    "figures/clauses": figures.Clause,
    "figures/rivals": figures.Rival,
    "findings/of_figure": findings.FigureDoubt,
    "findings/with_figures": findings.Finding,
    "layouts/elements": layouts.Element,
    "layouts/list": layouts.Layout,
    "lineage/events": lineage.Event,
    "method/rates": method.Rate,
    "overview/headlines": overview.Headline,
    "overview/trajectory": overview.PathPoint,
    "places/cities": places.City,
    "quotas/bars": quotas.Bar,
    "quotas/county": quotas.CountyQuota,
    "quotas/indicators": quotas.Indicator,
    "quotas/matrix": quotas.Cell,
    "quotas/parts": quotas.Part,
    "quotas/sums": quotas.Sum,
    "reporting/indicators": reporting.Indicator,
    "reporting/places": reporting.Place,
    "reporting/units": reporting.Unit,
    "targets/stated": targets.Target,
    "tasks/matrix": tasks.UnitTheme,
    "trend/demands": trend.Demand,
    "trend/indicators": trend.Indicator,
    "trend/points": trend.Point,
    "trend/revisions": trend.Revision,
}
