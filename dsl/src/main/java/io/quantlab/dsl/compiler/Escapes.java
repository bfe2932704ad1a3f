package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Act;
import java.util.List;

/// Where acts may go on but behind themselves.
///
/// @param turn `break` or `continue` of a loop around them
/// @param body `return` of a body around them
record Escapes(boolean turn, boolean body) {
  static final Escapes NONE = new Escapes(false, false);
  private static final Escapes TURN = new Escapes(true, false);
  private static final Escapes BODY = new Escapes(false, true);
  private static final Escapes BOTH = new Escapes(true, true);

  static Escapes of(List<Act> acts) {
    Escapes all = NONE;
    for (Act act : acts) {
      all = all.and(of(act));
    }
    return all;
  }

  private static Escapes of(Act act) {
    return switch (act) {
      case Act.Break(), Act.Continue() -> TURN;
      case Act.Return() -> BODY;
      case Act.Once once -> of(once.acts());
      case Act.If choice -> of(choice.yes()).and(of(choice.no()));
      case Act.Loop loop -> of(loop.body()).withoutTurn();
      case Act.Repeat loop -> of(loop.body()).withoutTurn();
      case Act.Unrolled loop -> ofTurns(loop.turns()).withoutTurn();
      case Act.Inline inline -> of(inline.body()).turn() ? TURN : NONE;
      case Act.Attempt attempt -> of(attempt.acts());
      case Act.Charge _,
          Act.Line _,
          Act.Share _,
          Act.Checkpoint _,
          Act.Advance _,
          Act.SetDouble _,
          Act.SetLong _,
          Act.SetRef _,
          Act.SetElement _,
          Act.Evaluate _,
          Act.Invoke _,
          Act.Call _,
          Act.Plot _,
          Act.Request _,
          Act.Assert _ ->
          NONE;
    };
  }

  /// Of turns of a loop that is written out.
  static Escapes ofTurns(List<List<Act>> turns) {
    Escapes all = NONE;
    for (List<Act> turn : turns) {
      all = all.and(of(turn));
    }
    return all;
  }

  private Escapes withoutTurn() {
    return body ? BODY : NONE;
  }

  private Escapes and(Escapes other) {
    boolean anyTurn = turn || other.turn;
    boolean anyBody = body || other.body;
    return anyTurn && anyBody ? BOTH : anyTurn ? TURN : anyBody ? BODY : NONE;
  }
}
