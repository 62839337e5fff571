"""Missing and computed values: the word that stands where a number would, and what the word means."""

# Where a number would stand: never 0, never blank.
UNSET, UNDIVIDED, UNLISTED, UNREPORTED, UNLIKE = "文件未设", "文件未分解", "文件未列", "未上报", "口径不可比"
# On a number that no document states.
COMPUTED, SCENARIO = "测算", "测算，非文件数据"
