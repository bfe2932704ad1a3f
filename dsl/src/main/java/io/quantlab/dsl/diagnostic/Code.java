package io.quantlab.dsl.diagnostic;

/// Everything that can be said about a script: the catalogue behind
/// `docs/reference/diagnostics.md`.
///
/// E10xx syntax, E11xx types, E12xx names, E13xx history, E14xx state, E15xx functions, E16xx
/// clocks and binding, E17xx kinds and modules, E2xxx run time, W warning, H hint. A code is never
/// reused; texts may improve. Examples and remedies are in [Lesson]. Source: wick.md 15.
public enum Code {
  E1001(Severity.ERROR, "brackets nested deeper than 128"),
  E1002(Severity.ERROR, "source larger than 256 KiB"),
  E1003(Severity.ERROR, "character that no token may start with"),
  E1004(Severity.ERROR, "bidirectional control character"),
  E1005(Severity.ERROR, "bracket never closed"),
  E1006(Severity.ERROR, "closing bracket without opener"),
  E1007(Severity.ERROR, "string not closed on its line"),
  E1008(Severity.ERROR, "unexpected word or symbol"),
  E1009(Severity.ERROR, "expression expected"),
  E1010(Severity.ERROR, "comparisons do not chain, use `and`"),
  E1011(Severity.ERROR, "`(` of a call or `[` of an index on a new line"),
  E1012(Severity.ERROR, "bad escape or interpolation in a string"),
  E1013(Severity.ERROR, "language version not supported"),
  E1014(Severity.ERROR, "value of `return` on a new line"),
  E1101(Severity.ERROR, "type mismatch"),
  E1102(Severity.ERROR, "optional used without `??`"),
  E1103(Severity.ERROR, "expression has no effect"),
  E1104(Severity.ERROR, "no such member on this type"),
  E1105(Severity.ERROR, "`==` or `!=` with the literal `na`"),
  E1106(Severity.ERROR, "literal out of range or with too many digits"),
  E1107(Severity.ERROR, "different currencies"),
  E1108(Severity.ERROR, "type cannot be a map key or set element"),
  E1109(Severity.ERROR, "operator not defined for these types"),
  E1110(Severity.ERROR, "calendar length where a fixed duration is needed"),
  E1111(Severity.ERROR, "unknown, doubled or surplus argument"),
  E1112(Severity.ERROR, "element type unknown"),
  E1113(Severity.ERROR, "argument missing"),
  E1114(Severity.ERROR, "wrong number of names to unpack"),
  E1115(Severity.ERROR, "bare number where a quantity is needed"),
  E1116(Severity.ERROR, "`match` is not complete"),
  E1117(Severity.ERROR, "unknown or missing record field"),
  E1201(Severity.ERROR, "unknown name, or used before its declaration"),
  E1202(Severity.ERROR, "this cannot be assigned or changed"),
  E1203(Severity.ERROR, "name already declared"),
  E1204(Severity.ERROR, "`break`, `continue` or `return` outside its place"),
  E1301(Severity.ERROR, "negative history offset"),
  E1302(Severity.ERROR, "this value has no history"),
  E1401(Severity.ERROR, "stateful call in a branch cannot be lifted"),
  E1402(Severity.ERROR, "stateful call in a loop of unknown length"),
  E1403(Severity.ERROR, "recursive stateful function"),
  E1404(Severity.ERROR, "stateful call in an event handler"),
  E1405(Severity.ERROR, "`live var` without `intrabar: true`"),
  E1406(Severity.ERROR, "length must be fixed for the run or bounded"),
  E1501(Severity.ERROR, "a lambda may only be an argument"),
  E1502(Severity.ERROR, "not every path returns a value"),
  E1503(Severity.ERROR, "lambda with state or effects"),
  E1601(Severity.BIND, "timeframe finer than the data or no multiple of it"),
  E1602(Severity.ERROR, "value of another clock inside `at`"),
  E1603(Severity.ERROR, "order, alert or verdict depends on a developing value"),
  E1604(Severity.BIND, "symbol unknown or not permitted"),
  E1605(Severity.BIND, "literal currency is not the account's"),
  E1606(Severity.BIND, "history and windows exceed the memory limit"),
  E1701(Severity.ERROR, "handler declared twice"),
  E1702(Severity.ERROR, "call not available in this kind of script or place"),
  E1703(Severity.ERROR, "handler not available in this kind"),
  E1704(Severity.ERROR, "import missing, not locked, cyclic or not pure"),
  E1705(Severity.ERROR, "header option, input value or output budget not valid"),
  E1706(Severity.ERROR, "`export` outside a library"),
  E1707(Severity.ERROR, "statement not allowed at the top level of this kind"),
  E2001(Severity.RUNTIME, "int overflow"),
  E2002(Severity.RUNTIME, "money overflow"),
  E2003(Severity.RUNTIME, "int or money division by zero"),
  E2004(Severity.RUNTIME, "`na` has no int, money, time or quantity value"),
  E2005(Severity.RUNTIME, "value outside the range of the conversion"),
  E2201(Severity.RUNTIME, "index out of range"),
  E2202(Severity.RUNTIME, "collections of different length"),
  E2301(Severity.RUNTIME, "negative history offset at run time"),
  E2302(Severity.RUNTIME, "history offset above `max_history`"),
  E2303(Severity.RUNTIME, "length outside its known range"),
  E2400(Severity.RUNTIME, "fuel exhausted"),
  E2401(Severity.RUNTIME, "collection too large"),
  E2402(Severity.RUNTIME, "call depth exceeded"),
  E2403(Severity.RUNTIME, "string too long"),
  E2404(Severity.RUNTIME, "memory limit exceeded"),
  E2405(Severity.RUNTIME, "too many orders in one event"),
  E2501(Severity.RUNTIME, "`assert` failed"),
  E2502(Severity.RUNTIME, "`require` not met"),
  E2503(Severity.RUNTIME, "`expect` failed (tests)"),
  W3201(Severity.WARNING, "name never used (shown by the editor only)"),
  W3202(Severity.WARNING, "code never reached (editor only)"),
  W3203(Severity.WARNING, "name hides a built-in"),
  H3001(Severity.HINT, "`not` directly over a comparison that can see `na`"),
  H3002(Severity.HINT, "`var` of an inner block does not survive");

  private final Severity severity;
  private final String meaning;

  Code(Severity severity, String meaning) {
    this.severity = severity;
    this.meaning = meaning;
  }

  /// The severity it usually has; E2001 and E2201 are errors where constants already show them.
  public Severity severity() {
    return severity;
  }

  /// What it means, in a few words of Markdown.
  public String meaning() {
    return meaning;
  }

  /// True for what only the editor shows: it is no part of a check on the command line.
  public boolean editorOnly() {
    return this == W3201 || this == W3202;
  }
}
