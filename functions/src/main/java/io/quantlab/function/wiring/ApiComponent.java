package io.quantlab.function.wiring;

import dagger.BindsInstance;
import dagger.Component;
import io.quantlab.function.http.HttpFunction;
import jakarta.inject.Singleton;

/// The function `api`, put together.
@Singleton
@Component(modules = {CommonModule.class, ApiModule.class})
public non-sealed interface ApiComponent extends FunctionComponent {
  /// Makes the component.
  @Component.Factory
  interface Factory {
    ApiComponent in(@BindsInstance Surroundings around);
  }

  /// The function in its surroundings.
  static HttpFunction in(Surroundings around) {
    return DaggerApiComponent.factory().in(around).function();
  }
}
