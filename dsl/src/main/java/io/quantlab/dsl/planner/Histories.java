package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Plans `x[n]`: elements of collections and values of earlier steps (wick.md 5.1).
final class Histories {
  private final Expressions expressions;
  private final Work work;
  private final Bounds bounds;

  Histories(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
    this.bounds = new Bounds(work);
  }

  Bounds bounds() {
    return bounds;
  }

  /// True when the brackets look back, false when they take an element.
  boolean isHistory(Expression.Index index) {
    Type target = work.typeOf(index.target());
    boolean collection =
        target instanceof Type.ArrayOf
            || target instanceof Type.MapOf
            || Catalogue.elements(target).isPresent();
    return !collection || isSnapshot(index.target());
  }

  private boolean isSnapshot(Expression target) {
    return target instanceof Expression.Call call
        && work.facts().builtinOf(call).map(Builtin::name).orElse("").equals("snapshot");
  }

  Operand index(Expression.Index index) {
    if (isHistory(index)) {
      return history(index);
    }
    Type target = work.typeOf(index.target());
    RefOp collection = expressions.plan(index.target()).asRef();
    int site = work.site(index.opener());
    if (target instanceof Type.MapOf(Type key, Type value)) {
      Operand at = expressions.plan(index.index(), key);
      work.charge(8);
      Operand found =
          expressions.casts.routine("map.at", List.of(new Operand.OfRef(collection), at), site);
      return expressions.casts.settled(found, Type.optional(value));
    }
    LongOp at = expressions.plan(index.index()).asLong();
    work.charge(2);
    if (Catalogue.elements(target).isPresent()) {
      Operand window = new Operand.OfRef(collection);
      return expressions.casts.routine("window.at", List.of(window, new Operand.OfLong(at)), site);
    }
    return element(collection, at, work.typeOf(index), site);
  }

  /// An element of an array whose elements have a type.
  static Operand element(RefOp array, LongOp at, Type type, int site) {
    return switch (Layout.familyOf(type)) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Element(array, at, site));
      case LONG -> new Operand.OfLong(new LongOp.Element(array, at, site));
      case REF -> new Operand.OfRef(new RefOp.Element(array, at, site));
    };
  }

  private record Source(Plan.Place place, int ring, LongOp offset, int limit, int site) {}

  private Operand history(Expression.Index index) {
    Source source = source(index);
    return switch (source.place().family()) {
      case DOUBLE ->
          new Operand.OfDouble(
              new DoubleOp.History(
                  source.ring(),
                  source.place().slot(),
                  source.offset(),
                  source.limit(),
                  source.site()));
      case LONG -> {
        Type type = work.typeOf(index.target());
        LongOp value =
            new LongOp.History(
                source.ring(),
                source.place().slot(),
                source.offset(),
                source.limit(),
                source.site());
        if (type == Basic.BOOL) {
          yield new Operand.OfLong(value);
        }
        yield expressions.casts.routine(
            "history",
            List.of(
                Work.whole(source.ring()),
                new Operand.OfLong(new LongOp.Slot(source.place().slot())),
                new Operand.OfLong(source.offset()),
                Work.whole(source.limit())),
            source.site());
      }
      case REF ->
          new Operand.OfRef(
              new RefOp.History(
                  source.ring(),
                  source.place().slot(),
                  source.offset(),
                  source.limit(),
                  source.site()));
    };
  }

  /// `n[1] ?? 0`, without a box.
  Operand wholeOr(Expression.Index index, Supplier<LongOp> other) {
    Source source = source(index);
    work.charge(1);
    LongOp instead = work.lazily(() -> new Operand.OfLong(other.get())).asLong();
    return new Operand.OfLong(
        new LongOp.HistoryOr(
            source.ring(),
            source.place().slot(),
            source.offset(),
            source.limit(),
            source.site(),
            instead));
  }

  private Source source(Expression.Index index) {
    Plan.Place place = place(index.target());
    Operand offset = expressions.plan(index.index());
    work.charge(1);
    int limit = limit(index.index());
    int ring = work.layout.ring(work.clock(), place.family(), place.slot(), Math.max(1, limit));
    return new Source(place, ring, offset.asLong(), limit, work.site(index.opener()));
  }

  /// The largest offset: of a bounded one its bound, else that of the header.
  private int limit(Expression offset) {
    boolean fixed = work.stageOf(offset) != Stage.SERIES;
    OptionalLong most = fixed ? bounds.most(offset) : OptionalLong.empty();
    return most.isPresent() ? Math.clamp(most.getAsLong(), 0, Integer.MAX_VALUE) : work.historyMax;
  }

  /// The slot whose history is asked for; an expression is computed into one of its own, once per
  /// step.
  private Plan.Place place(Expression target) {
    Operand[] value = new Operand[1];
    int cost = work.costOf(() -> value[0] = expressions.plan(target));
    switch (value[0]) {
      case Operand.OfDouble(DoubleOp.Slot(int slot)) -> {
        return new Plan.Place(Plan.Family.DOUBLE, slot);
      }
      case Operand.OfLong(LongOp.Slot(int slot)) -> {
        return new Plan.Place(Plan.Family.LONG, slot);
      }
      case Operand.OfRef(RefOp.Slot(int slot)) -> {
        return new Plan.Place(Plan.Family.REF, slot);
      }
      case Operand.OfDouble _, Operand.OfLong _, Operand.OfRef _ -> {
        Plan.Place own = work.layout.place(value[0].family());
        work.lifts().pay(target instanceof Expression.NameUse ? 0 : cost);
        work.lifts().add(Work.store(own, value[0]));
        return own;
      }
    }
  }
}
