package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.PriceSeries;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans `run` and `replay` of test blocks: questions to the host, as name and value in turn;
/// inputs are a record of the same form (wick.md 9.4).
final class TestCalls {
  private final Expressions expressions;
  private final Work work;

  TestCalls(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  Operand plan(Expression.Call call, Builtin entry) {
    int site = work.site(call.place());
    List<RefOp> pairs = new ArrayList<>();
    for (Param param : entry.parameters()) {
      Optional<Expression> given = ArgumentPlanner.given(call, entry, param.name());
      if (given.isPresent()) {
        pairs.add(new RefOp.Text(param.name()));
        pairs.add(
            param.name().equals("inputs")
                ? inputs(given.get(), site)
                : expressions.plan(given.get(), param.type()).asRef());
      }
    }
    List<Operand> asked =
        List.of(
            new Operand.OfRef(new RefOp.Text(entry.name())),
            new Operand.OfRef(new RefOp.MakeRecord(pairs, site)));
    return expressions.casts.routine("ask", asked, site);
  }

  private RefOp inputs(Expression given, int site) {
    if (!(given instanceof Expression.RecordLiteral record)) {
      return work.refuse(Code.E1705, given.span(), "inputs are written out: 'inputs: (fast: 2)'")
          .asRef();
    }
    List<RefOp> pairs = new ArrayList<>();
    for (Argument field : record.fields()) {
      String name = field.name().orElseThrow().text();
      Optional<Operand> series = series(name, field.value());
      if (series.isPresent()) {
        pairs.add(new RefOp.Text(name));
        pairs.add(series.get().asRef());
        continue;
      }
      Type type =
          Optional.ofNullable(work.checked.names().get(name))
              .map(symbol -> symbol.fact().type())
              .orElseGet(() -> work.typeOf(field.value()));
      pairs.add(new RefOp.Text(name));
      pairs.add(expressions.plan(field.value(), type).asRef());
    }
    return new RefOp.MakeRecord(pairs, site);
  }

  /// The number of a price series, for an input that chooses one: `inputs: (src: hl2)`.
  private Optional<Operand> series(String input, Expression value) {
    boolean source =
        work.names.find(input).filter(Names.Binding.Source.class::isInstance).isPresent();
    boolean series =
        value instanceof Expression.NameUse use && PriceSeries.NAMES.contains(use.name().text());
    if (!source) {
      return Optional.empty();
    }
    return Optional.of(
        series
            ? Work.whole(PriceSeries.NAMES.indexOf(((Expression.NameUse) value).name().text()))
            : work.refuse(
                Code.E1705,
                value.span(),
                "a source is one of " + String.join(", ", PriceSeries.NAMES)));
  }
}
