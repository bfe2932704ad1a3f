package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.dsl.host.SeenData;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.fargate.cli.wick.ScriptOutput;
import java.util.ArrayList;
import java.util.List;

/// What a newcomer would wonder about after a run without an error: a script that saw nothing, or
/// showed and did nothing.
final class ScriptRemarks {
  private final ScriptStrategy script;
  private final ScriptOutput output;

  ScriptRemarks(ScriptStrategy script, ScriptOutput output) {
    this.script = script;
    this.output = output;
  }

  /// A sentence for each; none for a script that was halted, which says why itself.
  List<String> all() {
    List<String> remarks = new ArrayList<>();
    if (output.error().isPresent()) {
      return remarks;
    }
    data(remarks);
    if (remarks.isEmpty()) {
      plots(remarks);
      orders(remarks);
    }
    return remarks;
  }

  private void data(List<String> remarks) {
    SeenData seen = script.seen();
    boolean ticks = script.plan().handler("on_tick").isPresent();
    boolean bars = script.plan().handler("on_bar").isPresent();
    if (seen.bars() == 0 && seen.trades() == 0) {
      remarks.add(
          "Note: the script saw no data: there are no bars and no trades of its symbols here.");
    } else if (seen.bars() > 0 && seen.bars() == seen.barsOutside()) {
      remarks.add(
          "Note: the script saw no bar: all "
              + seen.bars()
              + " lie outside of the instrument's sessions. Name another calendar with the data"
              + " (--data FILE,calendar=ALWAYS takes every bar), or other hours in the header.");
    } else if (script.plan().kind().hasBody() && output.steps() == 0) {
      remarks.add(
          "Note: no bar of the script's timeframe was finished within the data, so its body never"
              + " ran. Give more data, or a finer 'timeframe' in the header.");
    } else if (ticks && !bars && !script.plan().kind().hasBody() && seen.trades() == 0) {
      remarks.add("Note: 'on_tick' never ran: the data are bars. Give ticks, or use 'on_bar'.");
    }
  }

  private void plots(List<String> remarks) {
    List<String> empty = output.emptyPlots();
    if (!empty.isEmpty()) {
      remarks.add(
          "Note: never a value in "
              + output.steps()
              + " steps: '"
              + String.join("', '", empty)
              + "'. An indicator of length n needs n steps and more before its first value.");
    }
  }

  private void orders(List<String> remarks) {
    boolean trades = script.plan().kind() == Kind.STRATEGY || script.plan().kind() == Kind.EVENTS;
    if (trades && output.orders() == 0) {
      remarks.add(
          "Note: the script sent no order"
              + (output.steps() > 0 ? " in " + output.steps() + " steps" : "")
              + ". Plot its conditions to see why: 'quantlab indicator' shows them bar by bar.");
    }
  }
}
