package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;
import java.util.Optional;

/// Plans `at`: a block that runs at the steps of another clock, read where it stands (wick.md 6).
///
/// A clock that is chosen in the run can be any of those the script has as values. Each of them
/// then runs a block of its own, so that the state of none depends on when it was chosen.
final class Sampling {
  private final Expressions expressions;
  private final Clocks clocks;
  private final Work work;

  Sampling(Expressions expressions, Clocks clocks) {
    this.expressions = expressions;
    this.clocks = clocks;
    this.work = expressions.work;
  }

  Operand plan(Expression.At at) {
    Optional<Integer> known = clocks.of(at.clock());
    return known.isPresent() ? Work.read(block(at, known.get())) : chosen(at);
  }

  private Operand chosen(Expression.At at) {
    List<Integer> choices = clocks.choices();
    Operand clock = expressions.plan(at.clock());
    LongOp number = expressions.casts.routine("feed.number", List.of(clock), 0).asLong();
    int chosen = work.layout.slot(Plan.Family.LONG);
    Plan.Family family = Layout.familyOf(work.typeOf(at));
    Operand value = nothing(family);
    for (int i = choices.size() - 1; i >= 0; i--) {
      LongOp which = i == 0 ? new LongOp.Tee(chosen, number) : new LongOp.Slot(chosen);
      LongOp same =
          new LongOp.ComparedLongs(
              LongOp.Comparison.EQUAL, which, new LongOp.Constant(choices.get(i)));
      value = Work.choice(same, Work.read(block(at, choices.get(i))), value, family);
    }
    return value;
  }

  private static Operand nothing(Plan.Family family) {
    return switch (family) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Constant(Double.NaN));
      case LONG -> Work.whole(0);
      case REF -> new Operand.OfRef(new RefOp.None());
    };
  }

  /// Gives a block to a clock; where its value lies.
  private Plan.Place block(Expression.At at, int clock) {
    Run blocks = clocks.blocks(clock);
    Type type = work.typeOf(at);
    Plan.Place place = work.layout.place(type);
    int cost =
        work.costOf(() ->
            work.onClock(
                clock,
                () ->
                    work.liftingTo(
                        blocks,
                        () ->
                            work.names.inScope(() -> {
                              for (Statement.Let let : at.lets()) {
                                work.statements().plan(let, blocks);
                              }
                              Operand value = expressions.stored(at.value(), type);
                              blocks.add(Work.store(place, expressions.casts.settled(value, type)));
                            }))));
    blocks.pay(cost);
    return place;
  }
}
