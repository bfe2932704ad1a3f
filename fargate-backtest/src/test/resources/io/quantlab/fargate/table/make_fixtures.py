"""Makes the table files that the tests read: files of PyArrow, Polars and DuckDB.

    python3 -m venv venv && venv/bin/pip install pyarrow polars duckdb && venv/bin/python make_fixtures.py

Row i of every table holds, for i = 0 .. ROWS - 1 (`ForeignTableTest` has the same formulas):

    i8 .. i64, u8 .. u64   (i * 7 - 11) cut to the width; u64 counts down from 2^64 - 1
    f32, f64               i / 8, (i - 5) / 10
    d9, d18, d38           unscaled i * 1001 - 5, i * 10^12 - 1, (i - 9) * 10^30 + i
    text                   "word " + i % 5, or "\u20ac" where i % 11 = 0
    truth                  i % 3 = 0
    day                    1970-01-01 plus i * 400 - 1000 days
    ms, us, ns             instants of 1,400,000,000,123 + i * 1000 ms, with 456 us and 789 ns more
    local                  the same milliseconds on a clock without a zone

and no value in any column but i8 where i % 10 = 9. "list" and "time" are columns we do not read.
"""

import datetime
import decimal
import os
import sys

import duckdb
import polars
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq

ROWS = 300
HERE = os.path.dirname(os.path.abspath(__file__))
decimal.getcontext().prec = 60


def column(make, kind, full=False):
    cells = [None if i % 10 == 9 and not full else make(i) for i in range(ROWS)]
    return pa.array(cells, kind)


def whole(bits, signed):
    def make(i):
        value = (i * 7 - 11) % 2**bits
        return value - 2**bits if signed and value >= 2 ** (bits - 1) else value

    return make


def unscaled(make, scale):
    return lambda i: decimal.Decimal(make(i)).scaleb(-scale)


def millis(i):
    return 1_400_000_000_123 + i * 1000


def table():
    columns = {"i8": column(whole(8, True), pa.int8(), full=True)}
    for bits in (16, 32, 64):
        columns[f"i{bits}"] = column(whole(bits, True), getattr(pa, f"int{bits}")())
    for bits in (8, 16, 32):
        columns[f"u{bits}"] = column(whole(bits, False), getattr(pa, f"uint{bits}")())
    columns["u64"] = column(lambda i: 2**64 - 1 - i, pa.uint64())
    columns["f32"] = column(lambda i: i / 8, pa.float32())
    columns["f64"] = column(lambda i: (i - 5) / 10, pa.float64())
    columns["d9"] = column(unscaled(lambda i: i * 1001 - 5, 2), pa.decimal128(9, 2))
    columns["d18"] = column(unscaled(lambda i: i * 10**12 - 1, 6), pa.decimal128(18, 6))
    columns["d38"] = column(unscaled(lambda i: (i - 9) * 10**30 + i, 10), pa.decimal128(38, 10))
    columns["text"] = column(lambda i: "\u20ac" if i % 11 == 0 else f"word {i % 5}", pa.string())
    columns["truth"] = column(lambda i: i % 3 == 0, pa.bool_())
    columns["day"] = column(lambda i: i * 400 - 1000, pa.int32()).cast(pa.date32())
    columns["ms"] = column(millis, pa.int64()).cast(pa.timestamp("ms", "UTC"))
    columns["us"] = column(lambda i: millis(i) * 1000 + 456, pa.int64()).cast(
        pa.timestamp("us", "America/New_York")
    )
    columns["ns"] = column(lambda i: (millis(i) * 1000 + 456) * 1000 + 789, pa.int64()).cast(
        pa.timestamp("ns", "UTC")
    )
    columns["local"] = column(millis, pa.int64()).cast(pa.timestamp("ms"))
    columns["list"] = column(lambda i: [i] * (i % 3), pa.list_(pa.int32()))
    columns["time"] = column(lambda i: i * 1000, pa.int32()).cast(pa.time32("ms"))
    return pa.table(columns)


def parquet(name, rows, **options):
    pq.write_table(rows, os.path.join(HERE, name), version="2.6", **options)


def delta(rows):
    encoding = {}
    for field in rows.schema:
        if pa.types.is_list(field.type):
            continue
        if pa.types.is_boolean(field.type):
            encoding[field.name] = "RLE"
        elif pa.types.is_floating(field.type):
            encoding[field.name] = "BYTE_STREAM_SPLIT"
        elif pa.types.is_decimal(field.type):
            encoding[field.name] = "DELTA_BYTE_ARRAY"
        elif field.name == "text":
            encoding[field.name] = "DELTA_LENGTH_BYTE_ARRAY"
        elif field.name == "time":
            encoding[field.name] = "PLAIN"
        else:
            encoding[field.name] = "DELTA_BINARY_PACKED"
    return encoding


def main():
    rows = table()
    parquet("plain.parquet", rows, compression="NONE", use_dictionary=False)
    parquet("snappy.parquet", rows, compression="SNAPPY", row_group_size=128)
    parquet("zstd.parquet", rows, compression="ZSTD", data_page_version="2.0", data_page_size=512)
    parquet("gzip.parquet", rows, compression="GZIP", write_page_checksum=True)
    parquet("lz4.parquet", rows, compression="LZ4", store_decimal_as_integer=True)
    parquet(
        "delta.parquet",
        rows,
        compression="ZSTD",
        use_dictionary=False,
        data_page_version="2.0",
        column_encoding=delta(rows),
    )
    parquet("brotli.parquet", rows.select(["i64"]), compression="BROTLI")
    pq.write_table(
        rows.select(["i64", "ms"]),
        os.path.join(HERE, "int96.parquet"),
        use_deprecated_int96_timestamps=True,
    )
    pyarrow.feather.write_feather(
        rows, os.path.join(HERE, "plain.arrow"), compression="uncompressed", chunksize=128
    )
    pyarrow.feather.write_feather(rows, os.path.join(HERE, "zstd.arrow"), compression="zstd")
    pyarrow.feather.write_feather(
        rows.select(["i64"]), os.path.join(HERE, "lz4.arrow"), compression="lz4"
    )
    wide = rows.set_column(
        rows.schema.get_field_index("text"), "text", rows["text"].cast(pa.large_string())
    ).append_column("category", rows["text"].dictionary_encode())
    wide = wide.set_column(wide.schema.get_field_index("day"), "day", wide["day"].cast(pa.date64()))
    pyarrow.feather.write_feather(
        wide, os.path.join(HERE, "wide.arrow"), compression="uncompressed"
    )
    views = polars.from_arrow(rows.select(["text", "i64"]))
    views.write_ipc(os.path.join(HERE, "views.arrow"))
    few = rows.select(["i64", "text", "d18", "truth", "day"])
    path = os.path.join(HERE, "duckdb.parquet")
    duckdb.from_arrow(few).write_parquet(path, compression="snappy")


if __name__ == "__main__":
    sys.exit(main())
