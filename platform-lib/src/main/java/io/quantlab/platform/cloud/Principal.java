package io.quantlab.platform.cloud;

import io.quantlab.platform.tenant.TenantId;
import java.util.function.Supplier;

/// In whose name a call to the cloud is made.
///
/// A repository binds it around each call; the credentials of the call follow from it, never from a
/// setting of the client. What is called outside any [#run] has no credentials at all.
public sealed interface Principal {
  /// Bound for the length of one call.
  ScopedValue<Principal> BOUND = ScopedValue.newInstance();

  /// One tenant: its rows, its objects, nothing else.
  record Tenant(TenantId id) implements Principal {
    @Override
    public String tag() {
      return "tenant=" + id;
    }
  }

  /// A tenant that writes what all tenants read: its listings, its comments, where its links lead.
  record Publisher(TenantId id) implements Principal {
    @Override
    public String tag() {
      return "publisher=" + id;
    }
  }

  /// A part of the platform that serves all tenants.
  record Platform(Part part) implements Principal {
    @Override
    public String tag() {
      return "part=" + part.name();
    }
  }

  /// The parts with a right of their own; each reaches what its name says.
  enum Part {
    /// The table `identity`.
    IDENTITY,
    /// Work that is due, over all tenants: ids only.
    DUE_WORK,
    /// The queues.
    QUEUES,
    /// What all tenants share, to read, and where links lead.
    CATALOGUE,
    /// Makes tables, queues and buckets.
    SETUP
  }

  /// As it stands in the session of the credentials: `tenant=k3v9…`.
  String tag();

  /// Calls in the name of this principal.
  default <T> T run(Supplier<T> call) {
    return ScopedValue.where(BOUND, this).call(call::get);
  }
}
