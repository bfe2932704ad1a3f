package io.quantlab.engine.data.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What people call the columns of market data. Names count in lower case, without blanks, points,
/// brackets and the like: `<TICKVOL>`, `Tick Volume` and `tick_volume` are one name.
final class ColumnWords {
  private final List<String> names;
  private final List<String> plain;

  ColumnWords(List<String> names) {
    this.names = names;
    this.plain = names.stream().map(ColumnWords::plain).toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /// The column called by the first of these words that a column has.
  Optional<String> named(String... words) {
    return Arrays.stream(words)
        .filter(plain::contains)
        .findFirst()
        .map(word -> names.get(plain.indexOf(word)));
  }

  /// Whether one of the columns has such a name.
  boolean has(String... words) {
    return named(words).isPresent();
  }

  Optional<String> time() {
    return named(
        "timestamp",
        "datetime",
        "time",
        "opentime",
        "gmttime",
        "utctime",
        "localtime",
        "unix",
        "unixtime",
        "unixtimestamp",
        "ts",
        "tsevent",
        "timeutc",
        "timestampms",
        "date",
        "day",
        "tradetime",
        "transacttime",
        "eventtime",
        "t");
  }

  /// The columns of a bar in the order open, high, low, close; empty unless all are there.
  List<String> prices() {
    Optional<String> open = named("open", "openprice", "o");
    Optional<String> high = named("high", "highprice", "h", "max");
    Optional<String> low = named("low", "lowprice", "l", "min");
    Optional<String> close = named("close", "closeprice", "c", "last", "closelast");
    return open.isPresent() && high.isPresent() && low.isPresent() && close.isPresent()
        ? List.of(open.get(), high.get(), low.get(), close.get())
        : List.of();
  }

  /// The traded size of a bar; that in the base currency where several are given.
  Optional<String> volume() {
    return named("volume", "vol", "v", "realvolume", "basevolume", "sharevolume", "totalvolume")
        .or(() ->
            names.stream()
                .filter(name -> plain(name).startsWith("volume"))
                .filter(name -> !plain(name).endsWith("usd") && !plain(name).endsWith("usdt"))
                .findFirst());
  }

  /// How many trades or ticks a bar holds.
  Optional<String> count() {
    return named(
        "tickvol", "tickvolume", "numberoftrades", "tradecount", "trades", "count", "ticks");
  }

  Optional<String> bid() {
    return named("bid", "bidprice", "bestbid", "bestbidprice", "bidpx", "b");
  }

  Optional<String> ask() {
    return named("ask", "askprice", "bestask", "bestaskprice", "askpx", "offer", "a");
  }

  Optional<String> bidSize() {
    return named("bidsize", "bidqty", "bidvolume", "bidvol", "bestbidqty", "bidsz");
  }

  Optional<String> askSize() {
    return named("asksize", "askqty", "askvolume", "askvol", "bestaskqty", "asksz");
  }

  Optional<String> price() {
    return named("price", "last", "lastprice", "tradeprice", "px", "p");
  }

  Optional<String> size() {
    return named("size", "qty", "quantity", "lastsize", "amount", "volume", "vol", "q");
  }

  Optional<String> symbol() {
    return named("symbol", "ticker", "instrument", "name");
  }
}
