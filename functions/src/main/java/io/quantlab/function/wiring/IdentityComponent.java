package io.quantlab.function.wiring;

import dagger.BindsInstance;
import dagger.Component;
import io.quantlab.function.http.HttpFunction;
import jakarta.inject.Singleton;

/// The function `identity`, put together.
@Singleton
@Component(modules = {CommonModule.class, IdentityModule.class})
public non-sealed interface IdentityComponent extends FunctionComponent {
  /// Makes the component.
  @Component.Factory
  interface Factory {
    IdentityComponent in(@BindsInstance Surroundings around);
  }

  /// The function in its surroundings.
  static HttpFunction in(Surroundings around) {
    return DaggerIdentityComponent.factory().in(around).function();
  }
}
