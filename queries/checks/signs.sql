-- One row per figure whose operator is not the one that its words say, or whose wording has a sign that its quote lacks.
-- Its words are those of the number, the ones right before and after it in the quote, and wording, which names a word
-- that stands further away (至少形成网上商业街2家). Where the number stands several times in the quote, one must agree.
with said as (
    select
        *,
        regexp_extract_all(
            quote,
            '(?:^|[^0-9.])((?:不低于|不少于|不超过|低于|超过|突破|至少|约)?'
            || regexp_escape(as_written)
            || '(?:以上|以下|以内|左右|内)?)',
            1
        ) as places
    from figures
    where operator <> 'text'
)

select
    source_file,
    source_row,
    'operator' as column_name,
    '原文用词“' || places[1] || '”读作 ' || operator_said(coalesce(wording, '') || '、' || places[1])
    || '，与运算符 ' || operator || ' 不符；与数隔开的用词写入 wording' as problem
from said
where
    len(places) > 0
    and not list_contains(
        list_transform(places, lambda words: operator_said(coalesce(wording, '') || '、' || words)), operator
    )
union all
select source_file, source_row, 'wording', '“' || word || '”不在引文中'
from (
    select
        *,
        unnest(regexp_extract_all(wording, '不低于|不少于|不超过|低于|超过|突破|至少|以上|以下|以内|左右|约')) as word
    from said
)
where not contains(quote, word)
order by all;
