package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;
import java.util.List;

/// Something that is done.
///
/// Fuel is taken for a run of statements at once, where the run begins; it is tested at
/// [Checkpoint]s and at each turn of a loop (wick.md 12.2).
public sealed interface Act {
  record Charge(int fuel) implements Act {}

  /// @param site named when the fuel is gone
  record Checkpoint(int site) implements Act {}

  /// A statement of the source begins: for whoever watches a script line by line. Only plans made
  /// for that have it, and it costs nothing.
  ///
  /// @param site of the statement
  record Line(int site) implements Act {}

  /// What of the [Charge] just taken belongs to a statement; goes with [Line].
  record Share(int site, int fuel) implements Act {}

  /// Evaluates an expression somebody watches: whatever ends it in an error ends it alone, and its
  /// fuel is given back. Only plans made for watching have it.
  ///
  /// @param error slot of the error's text, none when there was none
  record Attempt(List<Act> acts, int error) implements Act {
    public Attempt {
      acts = List.copyOf(acts);
    }
  }

  /// An indicator takes its next step; once per step of its clock, before any branch is chosen. Its
  /// kernel is made at the first step, from the arguments.
  ///
  /// @param arguments numbers of the kernel
  /// @param inputs what the step takes
  /// @param site of the call; a length outside its range is E2303
  record Advance(int cell, List<DoubleOp> arguments, List<DoubleOp> inputs, int site)
      implements Act {
    public Advance {
      arguments = List.copyOf(arguments);
      inputs = List.copyOf(inputs);
    }
  }

  record SetDouble(int slot, DoubleOp value) implements Act {}

  record SetLong(int slot, LongOp value) implements Act {}

  record SetRef(int slot, RefOp value) implements Act {}

  /// `a[i] = x`, in place.
  ///
  /// @param array one of the owned
  /// @param value of the family of the array's elements
  record SetElement(RefOp array, LongOp index, Operand value, int site) implements Act {}

  /// Evaluated for its effect.
  record Evaluate(Operand value) implements Act {}

  /// A routine that gives nothing.
  record Invoke(Routine routine, List<Operand> arguments, int site) implements Act {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /// A function of the script that gives nothing.
  record Call(int function, List<Operand> arguments, List<Integer> staging, int site)
      implements Act {
    public Call {
      arguments = List.copyOf(arguments);
      staging = List.copyOf(staging);
    }
  }

  /// A value for a plot, into the outbox.
  ///
  /// @param output number in [Plan#outputs]
  /// @param values one; two of a band, four of a candle
  /// @param others what else changes from step to step, in the order of [Plan.Output#others]
  record Plot(int output, List<DoubleOp> values, List<Operand> others) implements Act {
    public Plot {
      values = List.copyOf(values);
      others = List.copyOf(others);
    }
  }

  /// Something for the outbox that gives nothing back.
  record Request(Outside outside, List<Operand> arguments) implements Act {
    public Request {
      arguments = List.copyOf(arguments);
    }
  }

  /// A body that [Return] leaves: that of a function expanded where it is called.
  record Inline(List<Act> body) implements Act {
    public Inline {
      body = List.copyOf(body);
    }
  }

  /// Leaves the function, the inlined body or the entry.
  record Return() implements Act {}

  /// A loop written out, one list of acts for each turn: each turn has cells of its own.
  ///
  /// @param site of the loop's keyword
  record Unrolled(List<List<Act>> turns, int site) implements Act {
    public Unrolled {
      turns = turns.stream().map(List::copyOf).toList();
    }
  }

  /// Done when the mark in a slot is 0, which it then sets: the first value of a `var`.
  record Once(int mark, List<Act> acts) implements Act {
    public Once {
      acts = List.copyOf(acts);
    }
  }

  record If(LongOp condition, List<Act> yes, List<Act> no) implements Act {
    public If {
      yes = List.copyOf(yes);
      no = List.copyOf(no);
    }
  }

  /// @param slot of the loop's name
  /// @param last excluded
  /// @param site of the loop's keyword
  record Loop(int slot, LongOp first, LongOp last, List<Act> body, int site) implements Act {
    public Loop {
      body = List.copyOf(body);
    }
  }

  /// @param fuel of a turn with its test, taken also for the test that fails
  /// @param site of the loop's keyword
  record Repeat(int fuel, LongOp condition, List<Act> body, int site) implements Act {
    public Repeat {
      body = List.copyOf(body);
    }
  }

  record Break() implements Act {}

  record Continue() implements Act {}

  /// A failed `assert` (E2501) or `require` (E2502).
  record Assert(LongOp condition, Code code, String text, int site) implements Act {}
}
