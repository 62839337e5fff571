-- One row: how much the record holds.
select
    (select count(*) from documents) as documents,
    (select count(*) from figures) as figures,
    (select count(distinct indicator_id) from figures) as indicators,
    (select count(*) from figures where role = 'quota') as quotas,
    (select count(*) from findings) as findings,
    (select count(*) from revisions) as revisions,
    (select count(*) from figures where year_end is null and year_inferred is not null) as inferred;
