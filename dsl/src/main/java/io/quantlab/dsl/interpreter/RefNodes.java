package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.runtime.ArrayRoutines;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Composites;
import io.quantlab.dsl.runtime.MapValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.dsl.runtime.TextForm;
import java.util.List;

/// Nodes of operations that give references.
final class RefNodes {
  private final Calls calls;

  RefNodes(Calls calls) {
    this.calls = calls;
  }

  RefNode of(RefOp op) {
    return switch (op) {
      case RefOp.None() -> _ -> null;
      case RefOp.Text(String text) -> _ -> text;
      case RefOp.Slot(int slot) -> state -> state.refAt(slot);
      case RefOp.History history -> history(history);
      case RefOp.BoxedLong(var value) -> {
        LongNode node = longs().of(value);
        yield state -> node.value(state);
      }
      case RefOp.BoxedDouble(var value) -> {
        DoubleNode node = doubles().of(value);
        yield state -> node.value(state);
      }
      case RefOp.Choice(var condition, RefOp yes, RefOp no) -> {
        LongNode test = longs().of(condition);
        RefNode first = of(yes);
        RefNode second = of(no);
        yield state -> test.isTrue(state) ? first.value(state) : second.value(state);
      }
      case RefOp.Otherwise(RefOp value, RefOp other) -> {
        RefNode node = of(value);
        RefNode instead = of(other);
        yield state -> {
          Object found = node.value(state);
          return found == null ? instead.value(state) : found;
        };
      }
      case RefOp.Charged(int fuel, RefOp value) -> {
        RefNode node = of(value);
        yield state -> {
          state.takeFuel(fuel);
          return node.value(state);
        };
      }
      case RefOp.Tee(int slot, RefOp value) -> {
        RefNode node = of(value);
        yield state -> {
          Object found = node.value(state);
          state.setRef(slot, found);
          return found;
        };
      }
      case RefOp.Invoke(var routine, var arguments, int site) ->
          calls.refRoutine(routine, arguments, site);
      case RefOp.Call(int function, var arguments, var staging, int site) -> {
        Plain call = calls.function(function, arguments, staging, site);
        int slot = calls.result(function).slot();
        yield state -> {
          call.run(state);
          return state.refAt(slot);
        };
      }
      case RefOp.ToText(var value, var type, int site) -> {
        RefNode node = calls.boxed(value);
        yield state -> TextForm.of(state, node.value(state), type, site);
      }
      case RefOp.Ask(var root) -> state -> state.world().root(root);
      case RefOp.Request(var outside, var arguments) -> {
        RefNode[] nodes = calls.boxed(arguments);
        yield state -> state.request(outside, Calls.values(nodes, state));
      }
      case RefOp.MakeArray _,
          RefOp.MakeMap _,
          RefOp.MakeRecord _,
          RefOp.ChangedRecord _,
          RefOp.Joined _ ->
          made(op);
      case RefOp.Element _, RefOp.Field _, RefOp.Member _ -> part(op);
      case RefOp.Kept _,
          RefOp.Shared _,
          RefOp.OwnedSlot _,
          RefOp.OwnedElement _,
          RefOp.OwnedEntry _,
          RefOp.OwnedField _ ->
          held(op);
    };
  }

  private LongNodes longs() {
    return new LongNodes(calls);
  }

  private DoubleNodes doubles() {
    return new DoubleNodes(calls);
  }

  private RefNode[] all(List<RefOp> ops) {
    return ops.stream().map(this::of).toArray(RefNode[]::new);
  }

  private RefNode history(RefOp.History history) {
    LongNode offset = longs().of(history.offset());
    return state -> {
      int steps = Numbers.offset(offset.value(state), history.limit(), history.site());
      if (steps == 0) {
        return state.refAt(history.slot());
      }
      return state.hasHistory(history.ring(), steps)
          ? state.refHistory(history.ring(), steps)
          : null;
    };
  }

  /// New values.
  private RefNode made(RefOp op) {
    return switch (op) {
      case RefOp.MakeArray(var family, var elements, int site) -> {
        RefNode[] nodes = calls.boxed(elements);
        yield state -> Composites.array(state, family, Calls.values(nodes, state), site);
      }
      case RefOp.MakeMap(var entries, int site) -> {
        RefNode[] nodes = all(entries);
        yield state -> Composites.map(state, Calls.values(nodes, state), site);
      }
      case RefOp.MakeRecord(var fields, int site) -> {
        RefNode[] nodes = all(fields);
        yield state -> Composites.record(state, Calls.values(nodes, state), site);
      }
      case RefOp.ChangedRecord(var record, var fields, var values, int site) -> {
        RefNode node = of(record);
        RefNode[] nodes = all(values);
        int[] changed = fields.stream().mapToInt(Integer::intValue).toArray();
        yield state ->
            Composites.changed(
                state, (RecordValue) node.value(state), changed, Calls.values(nodes, state), site);
      }
      case RefOp.Joined(var pieces, int site) -> {
        RefNode[] nodes = all(pieces);
        yield state -> Composites.joined(state, Calls.values(nodes, state), site);
      }
      default -> throw new IllegalStateException("no new value: " + op);
    };
  }

  /// Parts of values.
  private RefNode part(RefOp op) {
    return switch (op) {
      case RefOp.Element(RefOp array, var index, int site) -> {
        RefNode node = of(array);
        LongNode at = longs().of(index);
        yield state -> ArrayRoutines.refAt((ArrayValue) node.value(state), at.value(state), site);
      }
      case RefOp.Field(RefOp record, int field) -> {
        RefNode node = of(record);
        yield state -> ((RecordValue) node.value(state)).field(field);
      }
      case RefOp.Member(RefOp target, int member) -> {
        RefNode node = of(target);
        yield state -> ((EngineValue) node.value(state)).value(member);
      }
      default -> throw new IllegalStateException("no part: " + op);
    };
  }

  /// Values a place keeps, or is about to change.
  private RefNode held(RefOp op) {
    return switch (op) {
      case RefOp.Kept(RefOp value, int site) -> {
        RefNode node = of(value);
        yield state -> Composites.kept(state, node.value(state), site);
      }
      case RefOp.Shared(RefOp value) -> {
        RefNode node = of(value);
        yield state -> Composites.shared(node.value(state));
      }
      case RefOp.OwnedSlot(int slot) -> state -> state.ownedRef(slot);
      case RefOp.OwnedElement(RefOp array, var index, int site) -> {
        RefNode node = of(array);
        LongNode at = longs().of(index);
        yield state ->
            ArrayRoutines.owned(state, (ArrayValue) node.value(state), at.value(state), site);
      }
      case RefOp.OwnedEntry(RefOp map, RefOp key) -> {
        RefNode node = of(map);
        RefNode at = of(key);
        yield state -> Composites.owned(state, (MapValue) node.value(state), at.value(state));
      }
      case RefOp.OwnedField(RefOp record, int field) -> {
        RefNode node = of(record);
        yield state -> Composites.owned(state, (RecordValue) node.value(state), field);
      }
      default -> throw new IllegalStateException("nothing held: " + op);
    };
  }
}
