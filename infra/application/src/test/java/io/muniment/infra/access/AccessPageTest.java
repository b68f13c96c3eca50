package io.muniment.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessPageTest {

    private static final Path PAGE = Path.of(System.getProperty("muniment.root"), "docs", "security", "access.md");

    @Test
    void thePageSaysWhatTheCatalogueSays() throws IOException {
        String table = Arrays.stream(Permission.values())
                .map(permission -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                permission,
                                who(permission, Scope.OWN),
                                who(permission, Scope.ORGANIZATION),
                                who(permission, Scope.ALL)))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE))
                .contains("| permission | one's own affairs | the tenant | every tenant |\n|---|---|---|---|\n" + table
                        + "\n\n");
    }

    private static String who(Permission permission, Scope scope) {
        String roles = Arrays.stream(Role.values())
                .filter(role -> role.grants().scopeOf(permission) == scope)
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", "));
        return roles.isEmpty() ? "–" : roles;
    }
}
