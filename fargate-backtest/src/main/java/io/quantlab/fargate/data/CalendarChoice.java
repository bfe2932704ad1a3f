package io.quantlab.fargate.data;

import java.util.List;

/// What a person says about calendars besides their names.
///
/// @param files calendar files, each `FILE` or `FILE#ENTRY`; a calendar is known by the name in it
///   and takes the place of a built-in one of that name
/// @param throughYear calendars that end earlier are carried on by rule through this year; 0 for
///   none
public record CalendarChoice(List<String> files, int throughYear) {
  /// Built-in calendars as far as they are stated.
  public static final CalendarChoice NONE = new CalendarChoice(List.of(), 0);

  public CalendarChoice {
    files = List.copyOf(files);
  }
}
