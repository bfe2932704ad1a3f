package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// Notes, for plans somebody steps through, where statements begin, what they cost and where each
/// name lies. Plans that only run have one that is off.
final class Tracer {
  final List<Traced.Local> locals = new ArrayList<>();
  private final boolean on;
  private Span statement = Span.at(0);
  private int site;

  private Tracer(boolean on) {
    this.on = on;
  }

  static Tracer off() {
    return new Tracer(false);
  }

  static Tracer on() {
    return new Tracer(true);
  }

  boolean isOn() {
    return on;
  }

  /// The statement that is being planned.
  int site() {
    return site;
  }

  /// Plans a statement.
  void statement(Span place, int siteOfPlace, Run run, Runnable planning) {
    Span outer = statement;
    int outerSite = site;
    statement = place;
    site = siteOfPlace;
    run.add(new Act.Line(siteOfPlace));
    planning.run();
    statement = outer;
    site = outerSite;
  }

  /// Plans something that belongs to a place and is no statement: a filter, a limit.
  void at(int siteOfPlace, Runnable planning) {
    int outer = site;
    site = siteOfPlace;
    planning.run();
    site = outer;
  }

  /// A name was declared by the statement at hand.
  void declared(String name, Type type, Plan.Place place) {
    if (on && !name.equals("_")) {
      locals.add(new Traced.Local(name, type, place, statement));
    }
  }
}
