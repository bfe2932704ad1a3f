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

  /// An indicator takes its next step; once per step of its clock, before any branch is chosen.
  record Advance(int cell, List<DoubleOp> inputs) implements Act {
    public Advance {
      inputs = List.copyOf(inputs);
    }
  }

  record SetDouble(int slot, DoubleOp value) implements Act {}

  record SetLong(int slot, LongOp value) implements Act {}

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
