package io.quantlab.dsl.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Version of a library: one to three numbers, `2`, `2.3` or `2.3.1`.
///
/// What is published has all three; fewer ask for the newest that begins with them.
public record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final int NUMBERS = 3;

  public Version {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty() || numbers.size() > NUMBERS) {
      throw new IllegalArgumentException("a version has 1 to 3 numbers, was " + numbers);
    }
  }

  /// The version a text writes; nothing when it writes none.
  public static Optional<Version> parse(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String each : text.split("\\.", -1)) {
      if (!each.matches("0|[1-9][0-9]{0,5}")) {
        return Optional.empty();
      }
      numbers.add(Integer.parseInt(each));
    }
    return numbers.size() > NUMBERS ? Optional.empty() : Optional.of(new Version(numbers));
  }

  /// True for one version, not a request for the newest of several.
  public boolean isExact() {
    return numbers.size() == NUMBERS;
  }

  /// True when this is what a request asks for: it begins with the request's numbers.
  public boolean answers(Version request) {
    return numbers.size() >= request.numbers.size()
        && numbers.subList(0, request.numbers.size()).equals(request.numbers);
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < NUMBERS; i++) {
      int difference = Integer.compare(number(i), other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int number(int index) {
    return index < numbers.size() ? numbers.get(index) : -1;
  }

  @Override
  public String toString() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
