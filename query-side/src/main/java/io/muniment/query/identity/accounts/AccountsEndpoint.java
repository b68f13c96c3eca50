package io.muniment.query.identity.accounts;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Role;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountsEndpoint {

    private final Queries queries;

    AccountsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/accounts")
    Page<AccountSummary> accounts(
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable AccountStatus status,
            @Valid PageRequest page) {
        return queries.ask(new FindAccounts(role, status, page));
    }

    @GetMapping("/api/accounts/{id}")
    AccountDetails account(@PathVariable AccountId id) {
        return queries.ask(new FindAccount(id));
    }
}
