package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which argument of a call goes to which parameter.
///
/// @param pairs in the order of the arguments
/// @param complete whether every argument found a parameter and every parameter an argument
record Arguments(List<Pair> pairs, boolean complete) {
  /// Names that parameters have in other languages.
  private static final Map<String, String> HABITS =
      Map.of(
          "linewidth", "width",
          "sl", "stop_loss",
          "stoploss", "stop_loss",
          "tp", "take",
          "take_profit", "take",
          "comment", "tag",
          "length", "n",
          "period", "n",
          "source", "src",
          "quantity", "qty");

  /// @param parameter nothing for an argument that belongs nowhere
  record Pair(Argument argument, Optional<Param> parameter) {}

  /// Whether there are more arguments without a name than parameters.
  boolean hasSurplus() {
    return pairs.stream()
        .anyMatch(pair -> pair.parameter().isEmpty() && pair.argument().name().isEmpty());
  }

  /// Pairs positional arguments first, then named ones; complains of those that belong nowhere and
  /// of parameters that get nothing.
  static Arguments pair(Walk walk, Expression.Call call, List<Param> params) {
    List<Pair> pairs = new ArrayList<>();
    Set<String> given = new HashSet<>();
    boolean complete = true;
    boolean named = false;
    int position = 0;
    for (Argument argument : call.arguments()) {
      named |= argument.name().isPresent();
      Optional<Param> parameter = Optional.empty();
      if (argument.name().isPresent()) {
        parameter = byName(params, argument.name().get().text());
      } else if (!named && position < params.size()) {
        parameter = Optional.of(params.get(position));
        position += params.get(position).count() == Count.MANY ? 0 : 1;
      }
      boolean fits =
          parameter.isPresent()
              && (parameter.get().count() == Count.MANY || given.add(parameter.get().name()));
      parameter.ifPresent(each -> given.add(each.name()));
      if (!fits) {
        complete = false;
        surplus(walk, argument, parameter, params, named);
      }
      pairs.add(new Pair(argument, fits ? parameter : Optional.empty()));
    }
    return new Arguments(pairs, requireAll(walk, call, params, given, complete) && complete);
  }

  /// True when the arguments can be paired, without a complaint.
  static boolean fit(Walk walk, Expression.Call call, List<Param> params) {
    boolean[] fit = new boolean[1];
    walk.quietly(() -> fit[0] = pair(walk, call, params).complete());
    return fit[0];
  }

  private static Optional<Param> byName(List<Param> params, String name) {
    return params.stream()
        .filter(param -> param.name().equals(name) && param.count() == Count.ONE)
        .findFirst()
        .or(() ->
            params.stream()
                .filter(param -> param.count() == Count.MANY && param.name().equals("evidence"))
                .findFirst());
  }

  private static void surplus(
      Walk walk, Argument argument, Optional<Param> parameter, List<Param> params, boolean named) {
    String list =
        params.isEmpty() ? "there are no parameters" : "the parameters are " + listed(params);
    String what =
        parameter.isPresent()
            ? "'" + parameter.get().name() + "' is given twice"
            : argument
                .name()
                .map(name -> "there is no parameter '" + name.text() + "'" + meant(name, params))
                .orElse(
                    named
                        ? "an argument without name stands before those with names"
                        : "this argument is one too many");
    String message = what.endsWith("?") ? what : what + "; " + list;
    walk.complain(Code.E1111, argument.place(), message);
  }

  private static String listed(List<Param> params) {
    return String.join(", ", params.stream().map(Param::name).toList());
  }

  private static String meant(Name name, List<Param> params) {
    List<String> names = params.stream().map(Param::name).toList();
    return Optional.ofNullable(HABITS.get(name.text()))
        .filter(names::contains)
        .or(() -> name.text().length() > 2 ? Nearest.of(name.text(), names) : Optional.empty())
        .map(each -> ": did you mean '" + each + "'?")
        .orElse("");
  }

  private static boolean requireAll(
      Walk walk, Expression.Call call, List<Param> params, Set<String> given, boolean complete) {
    List<String> missing =
        params.stream()
            .filter(param -> !param.isOptional() && !given.contains(param.name()))
            .map(Param::name)
            .toList();
    if (!missing.isEmpty() && complete) {
      walk.complain(
          Code.E1113,
          call.place(),
          (missing.size() == 1
                  ? "the argument '" + missing.getFirst() + "' is missing"
                  : "the arguments " + String.join(", ", missing) + " are missing")
              + (given.isEmpty() ? "" : "; the parameters are " + listed(params)));
    }
    return missing.isEmpty();
  }
}
