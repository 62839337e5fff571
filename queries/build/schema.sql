-- One table per CSV of data/. Table order is load order: parents come before the tables that refer to them.
-- Every table ends with the file and row (the header is row 1) that a record came from, so that a check can name them.
-- figures.base_*, gravest_doubt and is_rivalled are filled by derive.sql; governed, month and month_words from the words of the clause
-- (yuboard/record/numerals): not by hand. References inside one table (parent_id, restates) are checked by queries/checks/references.sql.

create type place_kind as enum ('国家', '省', '市', '县', '县级市', '市辖区', '功能区', '其他');
create type quantity_kind as enum ('stock', 'flow', 'rate', 'share', 'growth', 'count', 'rank', 'text');
create type direction_kind as enum ('up', 'down', 'band');
create type figure_role as enum ('baseline', 'interim', 'target', 'quota', 'threshold', 'fund', 'context');
create type time_basis_kind as enum ('point', 'annual', 'cumulative', 'new', 'span');
create type operator_kind as enum ('=', '>=', '>', '<=', '<', 'range', 'approx', 'text');
create type tier_kind as enum ('力争');
create type lead_kind as enum ('牵头单位', '责任单位', '未明确');
create type element_kind as enum ('hub', 'port', 'carrier', 'centre', 'platform', 'park', 'zone', 'base', 'warehouse');
create type duty_scope as enum ('各县（市、区）', '各县（市、区）和功能区', '点名');
create type issuer_level as enum ('国家', '省', '市');
create type basis_relation as enum ('制定依据', '条文依据', '前言引述', '正文引述');
create type finding_weight as enum ('影响计算', '影响引用', '文字瑕疵');
create type form_scope as enum ('全市', '各县（市、区）', '各县（市、区）和功能区', '点名');
create type report_period as enum ('月', '季', '半年', '年');
create type report_basis as enum ('当期', '累计', '时点');
create type pace_measure as enum ('F3', 'F4');
create type pace_state as enum ('快于序时', '符合序时', '滞后', '明显滞后');
create type pace_comparison as enum ('>=', '<=');
create type scope_verdict as enum ('口径一致', '口径不可比');
create type score_party as enum ('县（市、区）', '责任单位');
create type score_measure as enum ('完成率', '差距闭合', '序时进度差', '按期报送率');
create type precision_kind as enum ('exact', 'area', 'county', 'none');

create table row_counts (
    file varchar primary key,
    rows integer not null,
    source_file varchar not null,
    source_row integer not null
);

create table units (
    unit varchar primary key,
    base_unit varchar not null,
    factor decimal(24, 6) not null,
    dimension varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table exchange_rates (
    year integer primary key,
    cny_per_usd decimal(12, 6) not null,
    source varchar not null,
    source_file varchar not null,
    source_row integer not null
);

create table places (
    place_id varchar primary key,
    name varchar not null,
    short_name varchar not null,
    kind place_kind not null,
    parent_id varchar,
    adcode varchar,
    position integer,
    aliases varchar,
    pinyin varchar,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table documents (
    document_id varchar primary key,
    number varchar,
    title varchar not null,
    short_title varchar not null,
    issuer varchar not null,
    place_id varchar not null references places (place_id),
    issued_on date,
    published_on date,
    period_start integer not null,
    period_end integer not null,
    period_quote varchar,
    text_file varchar,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table document_bases (
    document_id varchar not null references documents (document_id),
    number varchar,
    title varchar not null,
    relation basis_relation,
    level issuer_level not null,
    year integer,
    quote varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null,
    primary key (document_id, title)
);

create table indicators (
    indicator_id varchar primary key,
    name varchar not null,
    aliases varchar,
    domain varchar not null,
    unit varchar not null references units (unit),
    quantity quantity_kind not null,
    direction direction_kind not null,
    compare_group varchar,
    definition varchar not null,
    definition_quote varchar,
    decimals integer not null,
    source_file varchar not null,
    source_row integer not null
);

create table figures (
    figure_id varchar primary key,
    document_id varchar not null references documents (document_id),
    place_id varchar not null references places (place_id),
    indicator_id varchar not null references indicators (indicator_id),
    subject varchar,
    role figure_role not null,
    year_start integer,
    year_end integer,
    inferred_start integer,
    year_inferred integer,
    time_basis time_basis_kind not null,
    operator operator_kind not null,
    low decimal(18, 4),
    high decimal(18, 4),
    unit varchar references units (unit),
    base_low decimal(30, 4),
    base_high decimal(30, 4),
    base_unit varchar,
    as_written varchar not null,
    wording varchar,
    tier tier_kind,
    section varchar not null,
    quote varchar not null,
    restates varchar,
    note varchar,
    governed varchar,
    month integer,
    month_words varchar,
    gravest_doubt finding_weight,
    is_rivalled boolean,
    source_file varchar not null,
    source_row integer not null
);

create table exclusions (
    document_id varchar not null references documents (document_id),
    fragment varchar not null,
    reason varchar not null,
    source_file varchar not null,
    source_row integer not null,
    primary key (document_id, fragment)
);

create table revisions (
    revision_id varchar primary key,
    indicator_id varchar not null references indicators (indicator_id),
    year integer not null,
    earlier_figure_id varchar not null references figures (figure_id),
    later_figure_id varchar not null references figures (figure_id),
    rule varchar not null,
    reason varchar not null,
    source_file varchar not null,
    source_row integer not null
);

create table findings (
    finding_id varchar primary key,
    kind varchar not null,
    weight finding_weight,
    title varchar not null,
    place_id varchar not null references places (place_id),
    as_stated varchar not null,
    computed varchar not null,
    treatment varchar not null,
    source_file varchar not null,
    source_row integer not null
);

create table finding_figures (
    finding_id varchar not null references findings (finding_id),
    figure_id varchar not null references figures (figure_id),
    mark varchar,
    source_file varchar not null,
    source_row integer not null,
    primary key (finding_id, figure_id)
);

create table words (
    word varchar primary key,
    source_file varchar not null,
    source_row integer not null
);

create table headlines (
    place_id varchar not null references places (place_id),
    position integer not null,
    indicator_id varchar not null references indicators (indicator_id),
    source_file varchar not null,
    source_row integer not null,
    primary key (place_id, position)
);

create table comparisons (
    comparison_id varchar primary key,
    position integer not null,
    title varchar not null,
    compare_group varchar,
    definition varchar not null,
    source_file varchar not null,
    source_row integer not null
);

create table comparison_members (
    comparison_id varchar not null references comparisons (comparison_id),
    indicator_id varchar not null references indicators (indicator_id),
    reason varchar,
    source_file varchar not null,
    source_row integer not null,
    primary key (comparison_id, indicator_id)
);

create table tasks (
    task_id varchar primary key,
    document_id varchar not null references documents (document_id),
    section varchar not null,
    title varchar not null,
    summary varchar not null,
    lead_kind lead_kind not null,
    themes varchar not null,
    quote varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table task_units (
    task_id varchar not null references tasks (task_id),
    position integer not null,
    unit varchar not null,
    as_written varchar not null,
    source_file varchar not null,
    source_row integer not null,
    primary key (task_id, position)
);

create table task_targets (
    document_id varchar not null references documents (document_id),
    task_id varchar not null references tasks (task_id),
    indicator_id varchar not null references indicators (indicator_id),
    term varchar not null,
    quote varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null,
    primary key (task_id, indicator_id)
);

create table themes (
    theme varchar primary key,
    position integer not null,
    source_file varchar not null,
    source_row integer not null
);

create table duties (
    duty_id varchar primary key,
    document_id varchar not null references documents (document_id),
    task_id varchar references tasks (task_id),
    scope duty_scope not null,
    place_id varchar references places (place_id),
    except_places varchar,
    addressed varchar not null,
    summary varchar not null,
    section varchar not null,
    quote varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table criteria (
    criterion_id varchar primary key,
    document_id varchar not null references documents (document_id),
    unit_kind varchar not null,
    number varchar,
    summary varchar not null,
    measurable boolean not null,
    variable varchar,
    operator operator_kind,
    value decimal(18, 4),
    unit varchar,
    exception_of varchar,
    condition varchar,
    section varchar not null,
    quote varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table layouts (
    layout_id varchar primary key,
    document_id varchar not null references documents (document_id),
    part_of varchar,
    name varchar not null,
    summary varchar not null,
    section varchar not null,
    quote varchar not null,
    source_file varchar not null,
    source_row integer not null
);

create table layout_elements (
    element_id varchar primary key,
    document_id varchar not null references documents (document_id),
    layout_id varchar not null references layouts (layout_id),
    kind element_kind not null,
    name varchar not null,
    aliases varchar,
    parent_id varchar,
    place_id varchar references places (place_id),
    duty_place_id varchar references places (place_id),
    role varchar not null,
    year integer,
    status varchar not null,
    longitude double,
    latitude double,
    precision precision_kind not null,
    coordinate_source varchar,
    section varchar not null,
    quote varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table forms (
    form_id varchar primary key,
    place_id varchar not null references places (place_id),
    document_id varchar references documents (document_id),
    title varchar not null,
    issuer varchar,
    unit varchar,
    scope form_scope,
    named_places varchar,
    period report_period,
    due_day integer,
    lock_day integer,
    valid_from date,
    valid_until date,
    is_active boolean not null,
    section varchar,
    quote varchar,
    notice varchar,
    noticed_on date,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table form_indicators (
    form_id varchar not null references forms (form_id),
    position integer not null,
    indicator_id varchar not null references indicators (indicator_id),
    subject varchar,
    basis report_basis,
    source_file varchar not null,
    source_row integer not null,
    primary key (form_id, position)
);

create table presets (
    preset_id varchar primary key,
    title varchar not null,
    measure pace_measure not null,
    is_active boolean not null,
    source varchar not null,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table thresholds (
    preset_id varchar not null references presets (preset_id),
    position integer not null,
    state pace_state not null,
    comparison pace_comparison,
    bound decimal(12, 4),
    source_file varchar not null,
    source_row integer not null,
    primary key (preset_id, position)
);

create table scopes (
    indicator_id varchar not null references indicators (indicator_id),
    source varchar not null,
    verdict scope_verdict not null,
    reason varchar not null,
    checked_by varchar not null,
    checked_on date not null,
    source_file varchar not null,
    source_row integer not null,
    primary key (indicator_id, source)
);

create table score_rules (
    rule_id varchar primary key,
    title varchar not null,
    place_id varchar not null references places (place_id),
    party score_party not null,
    year integer not null,
    issuer varchar not null,
    number varchar not null,
    issued_on date not null,
    valid_from date not null,
    valid_until date,
    note varchar,
    source_file varchar not null,
    source_row integer not null
);

create table score_items (
    rule_id varchar not null references score_rules (rule_id),
    position integer not null,
    title varchar not null,
    measure score_measure not null,
    indicator_id varchar references indicators (indicator_id),
    subject varchar,
    points decimal(12, 4) not null,
    zero_at decimal(12, 4),
    full_at decimal(12, 4),
    quote varchar not null,
    source_file varchar not null,
    source_row integer not null,
    primary key (rule_id, position)
);

create table score_steps (
    rule_id varchar not null references score_rules (rule_id),
    item integer not null,
    position integer not null,
    comparison pace_comparison,
    bound decimal(12, 4),
    points decimal(12, 4) not null,
    source_file varchar not null,
    source_row integer not null,
    primary key (rule_id, item, position)
);
