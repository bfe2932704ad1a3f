package io.quantlab.function.identity;

import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.tenant.Id;
import java.util.List;
import java.util.function.Supplier;

/// Login for people whose program has no page of its own: `/oauth2/authorize` sends a browser here,
/// and from here it goes on there. A form that another site sends is refused.
public final class LoginPageHandlers implements Handlers.Group {
  private final LoginSteps steps;
  private final LoginGrant grant;
  private final LinkedLogins logins;
  private final Supplier<Installation> installation;
  private final String origin;

  public LoginPageHandlers(
      LoginSteps steps,
      LoginGrant grant,
      LinkedLogins logins,
      Supplier<Installation> installation,
      String origin) {
    this.steps = steps;
    this.grant = grant;
    this.logins = logins;
    this.installation = installation;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(
            IdentityRoutes.LOGIN_PAGE,
            call -> page(200, new LoginPage.Carried(call.query("back").orElse(""), ""), ""))
        .on(IdentityRoutes.LOGIN_FORM, this::form);
  }

  private HttpResponse form(Call call) {
    if (call.request().header("origin").filter(from -> !from.equals(origin)).isPresent()) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "This form is sent from its own page only.");
    }
    IdentityBodies.LoginForm form = call.body(IdentityBodies.LoginForm.class);
    LoginPage.Carried carried = new LoginPage.Carried(form.back(), form.link().orElse(""));
    try {
      return form.token().isPresent()
          ? whole(
              call, steps.code(call, form.token().get(), form.code().orElse("").strip()), carried)
          : password(call, form, carried);
    } catch (ProblemException refused) {
      return page((int) refused.problem().status(), carried, refused.problem().detail());
    }
  }

  private HttpResponse page(int status, LoginPage.Carried carried, String problem) {
    return LoginPage.password(
        status, carried, problem, installation.get().issuers().orElse(List.of()));
  }

  private HttpResponse password(
      Call call, IdentityBodies.LoginForm form, LoginPage.Carried carried) {
    return switch (steps.password(form.email().orElse(""), form.password().orElse(""))) {
      case LoginSteps.Step.Whole whole -> whole(call, whole.user(), carried);
      case LoginSteps.Step.Half half -> LoginPage.code(carried, half.token());
    };
  }

  private HttpResponse whole(Call call, Id user, LoginPage.Carried carried) {
    if (!carried.link().isEmpty()) {
      logins.link(call, user, carried.link());
    }
    return grant.authorize(user, carried.back());
  }
}
