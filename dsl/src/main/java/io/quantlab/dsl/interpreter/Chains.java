package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Numbers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Nodes of long chains: `a + b + c …` is a tree as deep as it is long, and a text may hold 64,000
/// operands. A loop goes along the chain where one call inside the other would exhaust the stack.
final class Chains {
  /// Links from which on a chain is run by a loop.
  private static final int LONG = 64;

  private Chains() {}

  /// The node of a chain of calculations; nothing for a short one.
  static Optional<DoubleNode> of(DoubleNodes nodes, DoubleOp op) {
    if (!isLong(op, Chains::left)) {
      return Optional.empty();
    }
    Deque<DoubleOp> links = links(op, Chains::left);
    DoubleNode first = nodes.of(left(links.peek()));
    DoubleOp[] ops = links.toArray(DoubleOp[]::new);
    DoubleNode[] right =
        links.stream().map(each -> nodes.of(right(each))).toArray(DoubleNode[]::new);
    return Optional.of(state -> {
      double value = first.value(state);
      for (int i = 0; i < ops.length; i++) {
        value = next(ops[i], value, right[i].value(state));
      }
      return value;
    });
  }

  private static DoubleOp left(DoubleOp op) {
    return switch (op) {
      case DoubleOp.Calculated link -> link.left();
      case DoubleOp.Extreme link -> link.left();
      default -> null;
    };
  }

  private static DoubleOp right(DoubleOp link) {
    return link instanceof DoubleOp.Calculated calculated
        ? calculated.right()
        : ((DoubleOp.Extreme) link).right();
  }

  private static double next(DoubleOp link, double left, double right) {
    return switch (link) {
      case DoubleOp.Calculated calculated ->
          Numbers.calculate(calculated.calculation(), left, right);
      case DoubleOp.Extreme extreme ->
          switch (extreme.side()) {
            case SMALLER -> Math.min(left, right);
            case LARGER -> Math.max(left, right);
          };
      default -> throw new IllegalStateException("no link: " + link);
    };
  }

  /// The node of a chain of calculations, or of `and` and `or`; nothing for a short one.
  static Optional<LongNode> of(LongNodes nodes, LongOp op) {
    if (!isLong(op, Chains::left)) {
      return Optional.empty();
    }
    Deque<LongOp> links = links(op, Chains::left);
    LongNode first = nodes.of(left(links.peek()));
    LongOp[] ops = links.toArray(LongOp[]::new);
    LongNode[] right = links.stream().map(each -> nodes.of(right(each))).toArray(LongNode[]::new);
    return Optional.of(state -> {
      long value = first.value(state);
      for (int i = 0; i < ops.length; i++) {
        value =
            switch (ops[i]) {
              case LongOp.Calculated link ->
                  Numbers.calculate(link.calculation(), value, right[i].value(state), link.site());
              case LongOp.And _ -> value != 0 && right[i].isTrue(state) ? 1 : 0;
              case LongOp.Or _ -> value != 0 || right[i].isTrue(state) ? 1 : 0;
              default -> throw new IllegalStateException("no link: " + ops[i]);
            };
      }
      return value;
    });
  }

  private static LongOp left(LongOp op) {
    return switch (op) {
      case LongOp.Calculated link -> link.left();
      case LongOp.And link -> link.left();
      case LongOp.Or link -> link.left();
      default -> null;
    };
  }

  private static LongOp right(LongOp link) {
    return switch (link) {
      case LongOp.Calculated calculated -> calculated.right();
      case LongOp.And and -> and.right();
      case LongOp.Or or -> or.right();
      default -> throw new IllegalStateException("no link: " + link);
    };
  }

  private static <T> boolean isLong(T op, UnaryOperator<T> left) {
    T link = op;
    for (int i = 0; i < LONG && link != null; i++) {
      link = left.apply(link);
    }
    return link != null && left.apply(link) != null;
  }

  /// The links of a chain, the innermost first.
  private static <T> Deque<T> links(T op, UnaryOperator<T> left) {
    Deque<T> links = new ArrayDeque<>();
    for (T link = op; left.apply(link) != null; link = left.apply(link)) {
      links.push(link);
    }
    return links;
  }
}
