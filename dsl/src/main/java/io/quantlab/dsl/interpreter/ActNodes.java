package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.interpreter.ActNode.Way;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.util.List;

/// Nodes of acts.
final class ActNodes {
  private ActNodes() {}

  static ActNode sequence(List<Act> acts) {
    ActNode[] nodes = acts.stream().map(ActNodes::of).toArray(ActNode[]::new);
    return state -> {
      for (ActNode node : nodes) {
        Way way = node.run(state);
        if (way != Way.NEXT) {
          return way;
        }
      }
      return Way.NEXT;
    };
  }

  private static ActNode of(Act act) {
    return switch (act) {
      case Act.Charge(int fuel) -> plain(state -> state.takeFuel(fuel));
      case Act.Checkpoint(int site) -> plain(state -> state.testFuel(site));
      case Act.Advance(int cell, var inputs) -> advance(cell, inputs);
      case Act.SetDouble(int slot, var value) -> {
        DoubleNode node = DoubleNodes.of(value);
        yield plain(state -> state.setDouble(slot, node.value(state)));
      }
      case Act.SetLong(int slot, var value) -> {
        LongNode node = LongNodes.of(value);
        yield plain(state -> state.setLong(slot, node.value(state)));
      }
      case Act.Once once -> once(once);
      case Act.If choice -> {
        LongNode condition = LongNodes.of(choice.condition());
        ActNode yes = sequence(choice.yes());
        ActNode no = sequence(choice.no());
        yield state -> condition.isTrue(state) ? yes.run(state) : no.run(state);
      }
      case Act.Loop loop -> loop(loop);
      case Act.Repeat loop -> repeat(loop);
      case Act.Break() -> _ -> Way.BREAK;
      case Act.Continue() -> _ -> Way.CONTINUE;
      case Act.Assert check -> {
        LongNode condition = LongNodes.of(check.condition());
        yield plain(state -> {
          if (!condition.isTrue(state)) {
            throw Trap.ofCondition(check.code(), check.text(), check.site());
          }
        });
      }
    };
  }

  /// Something that always goes on with the next.
  private interface Plain {
    void run(State state);
  }

  private static ActNode plain(Plain action) {
    return state -> {
      action.run(state);
      return Way.NEXT;
    };
  }

  private static ActNode advance(int cell, List<DoubleOp> inputs) {
    DoubleNode[] nodes = inputs.stream().map(DoubleNodes::of).toArray(DoubleNode[]::new);
    return plain(state -> {
      for (int i = 0; i < nodes.length; i++) {
        state.setInput(cell, i, nodes[i].value(state));
      }
      state.advance(cell);
    });
  }

  private static ActNode once(Act.Once once) {
    ActNode acts = sequence(once.acts());
    int mark = once.mark();
    return state -> {
      if (state.longAt(mark) != 0) {
        return Way.NEXT;
      }
      state.setLong(mark, 1);
      return acts.run(state);
    };
  }

  private static ActNode loop(Act.Loop loop) {
    LongNode first = LongNodes.of(loop.first());
    LongNode last = LongNodes.of(loop.last());
    ActNode body = sequence(loop.body());
    return state -> {
      long begin = first.value(state);
      long end = last.value(state);
      for (long i = begin; i < end; i++) {
        state.takeFuel(1);
        state.testFuel(loop.site());
        state.setLong(loop.slot(), i);
        if (body.run(state) == Way.BREAK) {
          break;
        }
      }
      return Way.NEXT;
    };
  }

  private static ActNode repeat(Act.Repeat loop) {
    LongNode condition = LongNodes.of(loop.condition());
    ActNode body = sequence(loop.body());
    return state -> {
      while (true) {
        state.takeFuel(loop.fuel());
        state.testFuel(loop.site());
        if (!condition.isTrue(state) || body.run(state) == Way.BREAK) {
          return Way.NEXT;
        }
      }
    };
  }
}
