package io.quantlab.platform.tenant;

import java.util.EnumSet;
import java.util.Set;

/// What a member may do in a tenant; the table of rights is the route table (propfirm contract 12).
public enum Role {
  OWNER,
  ADMIN,
  RISK,
  SUPPORT,
  TRADER,
  AUDITOR,
  SERVICE,
  OPERATOR;

  /// Every member of a tenant, whatever the role.
  public static Set<Role> members() {
    return EnumSet.complementOf(EnumSet.of(OPERATOR));
  }

  /// Those who may work on what is theirs: "trader and up".
  public static Set<Role> workers() {
    return EnumSet.of(OWNER, ADMIN, RISK, TRADER, SERVICE);
  }

  /// Those who run the tenant.
  public static Set<Role> administrators() {
    return EnumSet.of(OWNER, ADMIN);
  }

  /// Those who may see what other members of the tenant own.
  public static Set<Role> overseers() {
    return EnumSet.of(OWNER, ADMIN, SUPPORT, AUDITOR);
  }
}
