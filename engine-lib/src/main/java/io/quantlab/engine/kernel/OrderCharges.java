package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.OrderFees;
import io.quantlab.engine.execution.RollingVolume;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// Asks a composed fee model: keeps by order what took and by account what was traded. Models that
/// need neither are asked by [FillBooking] itself.
final class OrderCharges {
  private final FeeModel fees;
  private long[] takerE8 = new long[64];
  private RollingVolume[] volumes = new RollingVolume[4];
  private long taxE8;

  OrderCharges(FeeModel fees) {
    this.fees = fees;
  }

  /// Fee of a fill that is not yet booked on its order; its tax is then in [#taxE8].
  ///
  /// @param soFar the order before the fill
  long feeE8(FillView fill, Order order, OrderFees soFar) {
    int h = order.handle();
    if (h >= takerE8.length) {
      takerE8 = Arrays.copyOf(takerE8, Math.max(h + 1, takerE8.length * 2));
    }
    if (order.filledLots() == 0) {
      takerE8[h] = 0;
    }
    RollingVolume volume = volume(order.account());
    soFar.roles(takerE8[h], volume.beforeE8(fill.epochNanos()));
    long fee = fees.feeE8(fill, soFar);
    taxE8 = fees.taxE8(fill, soFar);
    takerE8[h] += fill.maker() ? 0 : fill.valueE8();
    volume.add(fill.epochNanos(), fill.valueE8());
    return fee;
  }

  /// Fee and tax that a fill would cost; nothing is kept of it.
  long trialE8(FillView fill, Order order, OrderFees soFar) {
    boolean known = order.filledLots() > 0 && order.handle() < takerE8.length;
    RollingVolume volume = volume(order.account());
    soFar.roles(known ? takerE8[order.handle()] : 0, volume.beforeE8(fill.epochNanos()));
    return fees.feeE8(fill, soFar) + fees.taxE8(fill, soFar);
  }

  long taxE8() {
    return taxE8;
  }

  private RollingVolume volume(int account) {
    if (account >= volumes.length) {
      volumes = Arrays.copyOf(volumes, account + 4);
    }
    if (volumes[account] == null) {
      volumes[account] = new RollingVolume();
    }
    return volumes[account];
  }
}
