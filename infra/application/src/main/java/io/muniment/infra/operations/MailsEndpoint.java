package io.muniment.infra.operations;

import io.muniment.infra.mail.MailLog;
import io.muniment.infra.mail.MailStanding;
import io.muniment.infra.mail.MailSummary;
import io.muniment.infra.mail.Outbox;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether mails get out of the house; whose they are is nobody's business here. */
@RestController
@RequestMapping("/api/admin/mails")
@Requires(value = Permission.OPERATE, scope = Scope.ORGANIZATION)
class MailsEndpoint {

    private static final String MAILS = "mails";

    private final Operators operators;
    private final MailLog log;
    private final Outbox outbox;
    private final OperatorActions actions;

    MailsEndpoint(Operators operators, MailLog log, Outbox outbox, OperatorActions actions) {
        this.operators = operators;
        this.log = log;
        this.outbox = outbox;
        this.actions = actions;
    }

    @GetMapping
    Page<MailSummary> mails(@RequestParam(required = false) @Nullable MailStanding standing, @Valid PageRequest page) {
        operators.current();
        return log.page(standing, page);
    }

    /** One that was given up. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retryMail(@PathVariable String id) {
        Actor operator = operators.current();
        outbox.putAgain(id);
        actions.note(operator, "retry", MAILS, id, null);
    }
}
