package io.quantlab.dsl.library;

/// Members of text, arrays, maps, sets, times and colors (wick.md 16.3 to 16.6).
final class CollectionTable {
  static final String ROWS =
      """
      # string
      size -> int | | | | UTF-16 units.
      upper() -> string | | 10+n/8 | | In upper case.
      lower() -> string | | 10+n/8 | | In lower case.
      trim() -> string | | 10+n/8 | | Without white space at both ends.
      contains(s: string) -> bool | | | | True when s occurs.
      starts_with(s: string) -> bool | | | | True when it begins with s.
      ends_with(s: string) -> bool | | | | True when it ends with s.
      index_of(s: string) -> int? | | | | Where s occurs first.
      slice(from: int, to: int) -> string | | 10+n/8 | | From one index up to another.
      replace(a: string, b: string) -> string | | 10+n/8 | | With every a replaced by b.
      split(sep: string) -> array<string> | | 10+n/8 | | The parts between separators.
      repeat(n: int) -> string | | 10+n/8 | | n times in a row.
      pad_left(n: int, fill: string = " ") -> string | | 10+n/8 | | Filled on the left to n units.
      pad_right(n: int, fill: string = " ") -> string | | 10+n/8 | | Filled on the right to n units.
      char_at(i: int) -> string | | | | The unit at an index.
      to_int() -> int? | | | | The number it spells.
      to_float() -> float | | | | The number it spells, or na.
      # session
      contains(t: time) -> bool | | | | True when the time of day of t lies in the hours, the end excluded.
      # array<T>
      size -> int | | | | Number of elements.
      is_empty -> bool | | | | True without elements.
      first -> T? | | | | The first element.
      last -> T? | | | | The last element.
      contains(x: T) -> bool | | 10+n/8 | | True when x is an element.
      index_of(x: T) -> int? | | 10+n/8 | | Where x is first.
      slice(from: int, to: int) -> array<T> | | 10+n/8 | | From one index up to another.
      take(n: int) -> array<T> | | 10+n/8 | | The first n.
      drop(n: int) -> array<T> | | 10+n/8 | | All but the first n.
      reversed() -> array<T> | | 10+n/8 | | Last to first.
      sorted(by: (T) -> U = none, descending: bool = false) -> array<T> | | 10+n/8 | | In order; na comes last.
      distinct() -> array<T> | | 10+n/8 | | Each element once.
      join(sep: string) -> string | | 10+n/8 | | The elements as text, with a separator.
      map(f: (T) -> U) -> array<U> | | 10+n/8 | | f of each element.
      filter(f: (T) -> bool) -> array<T> | | 10+n/8 | | The elements f is true for.
      reduce(start: U, f: (U, T) -> U) -> U | | | | All elements folded into one value.
      any(f: (T) -> bool) -> bool | | | | True when f is true for one.
      all(f: (T) -> bool) -> bool | | | | True when f is true for all.
      find(f: (T) -> bool) -> T? | | | | The first element f is true for.
      count(f: (T) -> bool) -> int | | | | How many elements f is true for.
      zip(other: array<U>) -> array<(a: T, b: U)> | | 10+n/8 | | Pairs of two arrays of one length.
      sum() -> T | | 10+n/8 | | Sum; 0 when empty.
      mean() -> float | | 10+n/8 | | Mean.
      min() -> T? | | 10+n/8 | | The smallest.
      max() -> T? | | 10+n/8 | | The largest.
      median() -> float | | 10+n/8 | | The middle one.
      stdev() -> float | | 10+n/8 | | Standard deviation of the population.
      variance() -> float | | 10+n/8 | | Variance of the population.
      percentile(p: float) -> float | | 10+n/8 | | Value below which p percent lie.
      covariance(other: array<float>) -> float | | 10+n/8 | | Covariance with another array.
      correlation(other: array<float>) -> float | | 10+n/8 | | Correlation with another array.
      push(x: T) | change | 3 | | Appends an element.
      pop() -> T? | change | 3 | | Removes the last element.
      insert(i: int, x: T) | change | 10+n/8 | | Inserts an element.
      remove_at(i: int) -> T | change | 10+n/8 | | Removes an element.
      append(other: array<T>) | change | 10+n/8 | | Appends all elements of another array.
      fill(x: T) | change | 10+n/8 | | Sets every element.
      clear() | change | 3 | | Removes all elements.
      # range
      to_array() -> array<int> | | 10+n/8 | | The numbers as an array.
      # map<K, V>
      size -> int | | | | Number of entries.
      is_empty -> bool | | | | True without entries.
      keys -> array<K> | | 10+n/8 | | The keys in order.
      values -> array<V> | | 10+n/8 | | The values in order.
      has(k: K) -> bool | | 8 | | True when the key is there.
      get(k: K, default: V) -> V | | 8 | | The value of a key, or the default.
      remove(k: K) -> V? | change | 8 | | Removes an entry.
      merge(other: map<K, V>) | change | 10+n/8 | | Puts all entries of another map.
      clear() | change | 3 | | Removes all entries.
      # set<K>
      size -> int | | | | Number of elements.
      is_empty -> bool | | | | True without elements.
      values -> array<K> | | 10+n/8 | | The elements in order.
      has(x: K) -> bool | | 8 | | True when x is an element.
      add(x: K) | change | 8 | | Adds an element.
      remove(x: K) | change | 8 | | Removes an element.
      union(s: set<K>) -> set<K> | | 10+n/8 | | Elements of either.
      intersect(s: set<K>) -> set<K> | | 10+n/8 | | Elements of both.
      minus(s: set<K>) -> set<K> | | 10+n/8 | | Elements the other has not.
      # time
      year(zone: string = "exchange") -> int | | | | Year.
      month(zone: string = "exchange") -> int | | | | Month, 1 to 12.
      day(zone: string = "exchange") -> int | | | | Day of the month.
      hour(zone: string = "exchange") -> int | | | | Hour, 0 to 23.
      minute(zone: string = "exchange") -> int | | | | Minute.
      second(zone: string = "exchange") -> int | | | | Second.
      weekday(zone: string = "exchange") -> int | | | | 1 Monday to 7 Sunday.
      day_of_year(zone: string = "exchange") -> int | | | | Day of the year, from 1.
      week(zone: string = "exchange") -> int | | | | ISO week.
      date(zone: string = "exchange") -> string | | 10+n/8 | | The date as 2025-03-07.
      start_of(tf: timeframe, zone: string = "exchange") -> time | | | | Start of the period it lies in.
      add_months(n: int) -> time | | | | The same day n months later.
      # duration
      seconds -> float | | | | In seconds.
      minutes -> float | | | | In minutes.
      hours -> float | | | | In hours.
      days -> float | | | | In days of 24 hours.
      # color
      alpha(p: percent) -> color | | | | The same color with an opacity.
      """;

  private CollectionTable() {}
}
