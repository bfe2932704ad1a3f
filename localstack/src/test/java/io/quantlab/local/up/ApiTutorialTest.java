package io.quantlab.local.up;

import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Tutorial;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Follows `docs/tutorial/api.md` literally.
final class ApiTutorialTest {
  @TempDir Path folder;

  @Test
  @DisplayName("the tutorial works as it is written")
  void tutorialWorks() throws Exception {
    new Tutorial(TestCloud.shared().platform, folder).follow();
  }
}
