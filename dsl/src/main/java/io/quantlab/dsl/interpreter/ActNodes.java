package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.interpreter.ActNode.Way;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.runtime.ArrayRoutines;
import io.quantlab.dsl.runtime.ArrayValue;
import java.util.List;
import java.util.Optional;

/// Nodes of acts.
final class ActNodes {
  private static final Plain NOTHING = _ -> {};

  private final Calls calls;
  private final DoubleNodes doubles;
  private final LongNodes longs;
  private final RefNodes refs;
  private final Optional<LineTrace> trace;

  ActNodes(Calls calls) {
    this.calls = calls;
    this.doubles = new DoubleNodes(calls);
    this.longs = new LongNodes(calls);
    this.refs = new RefNodes(calls);
    this.trace = calls.trace();
  }

  ActNode sequence(List<Act> acts) {
    ActNode[] nodes = acts.stream().map(this::of).toArray(ActNode[]::new);
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

  private ActNode of(Act act) {
    return switch (act) {
      case Act.Charge(int fuel) ->
          plain(
              trace
                  .map(each -> LineNodes.charge(fuel, each))
                  .orElse(state -> state.takeFuel(fuel)));
      case Act.Line line -> plain(trace.map(each -> LineNodes.line(line, each)).orElse(NOTHING));
      case Act.Share share ->
          plain(trace.map(each -> LineNodes.share(share, each)).orElse(NOTHING));
      case Act.Attempt(var acts, int error) ->
          plain(LineNodes.attempt(sequence(acts), error, trace));
      case Act.Checkpoint(int site) -> plain(state -> state.testFuel(site));
      case Act.Advance advance -> advance(advance);
      case Act.SetDouble(int slot, var value) -> {
        DoubleNode node = doubles.of(value);
        yield state -> {
          state.setDouble(slot, node.value(state));
          return Way.NEXT;
        };
      }
      case Act.SetLong(int slot, var value) -> {
        LongNode node = longs.of(value);
        yield state -> {
          state.setLong(slot, node.value(state));
          return Way.NEXT;
        };
      }
      case Act.SetRef(int slot, var value) -> {
        RefNode node = refs.of(value);
        yield state -> {
          state.setRef(slot, node.value(state));
          return Way.NEXT;
        };
      }
      case Act.SetElement set -> setElement(set);
      case Act.Evaluate(var value) -> evaluate(value);
      case Act.Invoke(var routine, var arguments, int site) ->
          plain(calls.plainRoutine(routine, arguments, site));
      case Act.Call(int function, var arguments, var staging, int site) ->
          plain(calls.function(function, arguments, staging, site));
      case Act.Plot plot -> plot(plot);
      case Act.Request(var outside, var arguments) -> {
        RefNode[] nodes = calls.boxed(arguments);
        yield plain(state -> state.request(outside, Calls.values(nodes, state)));
      }
      case Act.Inline(var body) -> {
        ActNode node = returning(sequence(body));
        yield state -> {
          Way way = node.run(state);
          return way == Way.RETURN ? Way.NEXT : way;
        };
      }
      case Act.Return() -> _ -> Way.RETURN;
      case Act.Unrolled loop -> unrolled(loop);
      case Act.Once once -> once(once);
      case Act.If choice -> {
        LongNode condition = longs.of(choice.condition());
        ActNode yes = sequence(choice.yes());
        ActNode no = sequence(choice.no());
        yield state -> condition.isTrue(state) ? yes.run(state) : no.run(state);
      }
      case Act.Loop loop -> loop(loop);
      case Act.Repeat loop -> repeat(loop);
      case Act.Break() -> _ -> Way.BREAK;
      case Act.Continue() -> _ -> Way.CONTINUE;
      case Act.Assert check -> {
        LongNode condition = longs.of(check.condition());
        yield plain(state -> {
          if (!condition.isTrue(state)) {
            throw Trap.ofCondition(check.code(), check.text(), check.site());
          }
        });
      }
    };
  }

  private ActNode returning(ActNode body) {
    return trace.map(each -> LineNodes.body(body, each)).orElse(body);
  }

  private static ActNode plain(Plain action) {
    return state -> {
      action.run(state);
      return Way.NEXT;
    };
  }

  private ActNode advance(Act.Advance advance) {
    int cell = advance.cell();
    DoubleNode[] arguments = all(advance.arguments());
    DoubleNode[] inputs = all(advance.inputs());
    return state -> {
      if (!state.isMade(cell)) {
        state.make(cell, numbers(arguments, state), advance.site());
      }
      for (int i = 0; i < inputs.length; i++) {
        state.setInput(cell, i, inputs[i].value(state));
      }
      state.advance(cell);
      return Way.NEXT;
    };
  }

  private DoubleNode[] all(List<DoubleOp> ops) {
    return ops.stream().map(doubles::of).toArray(DoubleNode[]::new);
  }

  private static double[] numbers(DoubleNode[] nodes, State state) {
    double[] numbers = new double[nodes.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = nodes[i].value(state);
    }
    return numbers;
  }

  private ActNode evaluate(Operand value) {
    return switch (value) {
      case Operand.OfDouble(var op) -> {
        DoubleNode node = doubles.of(op);
        yield plain(node::value);
      }
      case Operand.OfLong(var op) -> {
        LongNode node = longs.of(op);
        yield plain(node::value);
      }
      case Operand.OfRef(var op) -> {
        RefNode node = refs.of(op);
        yield plain(node::value);
      }
    };
  }

  private ActNode setElement(Act.SetElement set) {
    RefNode array = refs.of(set.array());
    LongNode index = longs.of(set.index());
    int site = set.site();
    return switch (set.value()) {
      case Operand.OfDouble(var op) -> {
        DoubleNode node = doubles.of(op);
        yield plain(state ->
            ArrayRoutines.set(
                (ArrayValue) array.value(state), index.value(state), node.value(state), site));
      }
      case Operand.OfLong(var op) -> {
        LongNode node = longs.of(op);
        yield plain(state ->
            ArrayRoutines.set(
                (ArrayValue) array.value(state), index.value(state), node.value(state), site));
      }
      case Operand.OfRef(var op) -> {
        RefNode node = refs.of(op);
        yield plain(state ->
            ArrayRoutines.set(
                (ArrayValue) array.value(state), index.value(state), node.value(state), site));
      }
    };
  }

  private ActNode plot(Act.Plot plot) {
    DoubleNode first = doubles.of(plot.values().getFirst());
    DoubleNode[] more = all(plot.values().subList(1, plot.values().size()));
    RefNode[] others = calls.boxed(plot.others());
    return plain(state -> {
      Outbox outbox = state.outbox();
      outbox.plot(plot.output(), first.value(state));
      for (DoubleNode value : more) {
        outbox.value(value.value(state));
      }
      if (others.length > 0) {
        outbox.others(Calls.values(others, state));
      }
    });
  }

  private ActNode unrolled(Act.Unrolled loop) {
    ActNode[] turns =
        loop.turns().stream().map(this::sequence).map(this::returning).toArray(ActNode[]::new);
    return state -> {
      for (ActNode turn : turns) {
        state.takeFuel(1);
        state.testFuel(loop.site());
        Way way = turn.run(state);
        if (way == Way.RETURN) {
          return way;
        }
        if (way == Way.BREAK) {
          break;
        }
      }
      return Way.NEXT;
    };
  }

  private ActNode once(Act.Once once) {
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

  private ActNode loop(Act.Loop loop) {
    LongNode first = longs.of(loop.first());
    LongNode last = longs.of(loop.last());
    ActNode body = returning(sequence(loop.body()));
    return state -> {
      long begin = first.value(state);
      long end = last.value(state);
      for (long i = begin; i < end; i++) {
        state.takeFuel(1);
        state.testFuel(loop.site());
        state.setLong(loop.slot(), i);
        Way way = body.run(state);
        if (way == Way.RETURN) {
          return way;
        }
        if (way == Way.BREAK) {
          break;
        }
      }
      return Way.NEXT;
    };
  }

  private ActNode repeat(Act.Repeat loop) {
    LongNode condition = longs.of(loop.condition());
    ActNode body = returning(sequence(loop.body()));
    return state -> {
      while (true) {
        state.takeFuel(loop.fuel());
        state.testFuel(loop.site());
        if (!condition.isTrue(state)) {
          return Way.NEXT;
        }
        Way way = body.run(state);
        if (way == Way.RETURN) {
          return way;
        }
        if (way == Way.BREAK) {
          return Way.NEXT;
        }
      }
    };
  }
}
