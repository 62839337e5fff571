-- What the written words and numbers amount to: operators, units, and values in base units.

-- The operator that the words around a number say. Read from the most specific word to the least, as 不超过 holds 超过;
-- a range wins over 至少 before it. 内 limits a distance, but 3年内 is the length of the period itself.
create macro operator_said(words) as case
    when regexp_matches(words, '[0-9][万亿]?[-~～—–至][0-9]') then 'range'
    when regexp_matches(words, '不超过|不高于|不多于|至多|以内|以下|[^、年月日天]内$') then '<='
    when regexp_matches(words, '不低于|不少于|不小于|至少|以上|上[百千万]') then '>='
    when regexp_matches(words, '低于|少于|不足|不到') then '<'
    when regexp_matches(words, '突破|超过|高于|大于|逾|[0-9百千万亿][多余]') then '>'
    when regexp_matches(words, '约|左右') then 'approx'
    else '='
end;

-- What follows the first number of the words: 5万多人 has 万人, 2～3家 has 家, 突破万亿元 has 万亿元, and a range from
-- 万 to 亿 (5000万至1亿元) has the lower one, 万元, in which its bounds are kept.
create macro after_number(words) as regexp_replace(
    regexp_replace(
        regexp_replace(
            words,
            case
                when regexp_matches(words, '[0-9]') then '^[^0-9]*[0-9.]+'
                else '^[^一二三四五六七八九十百千两首万]*[一二三四五六七八九十百千两首]*'
            end,
            ''
        ),
        '^([万亿]?)[-~～—–至][0-9.]+[万亿]?', '\1'
    ),
    '^([万亿]?)[多余]', '\1'
);

-- Values in base units (yuan, dollars, whole counts), from the written ones and data/units.csv.
update figures
set
    base_low = low * units.factor,
    base_high = high * units.factor,
    base_unit = units.base_unit
from units
where units.unit = figures.unit;
