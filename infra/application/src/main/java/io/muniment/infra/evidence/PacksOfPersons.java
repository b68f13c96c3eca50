package io.muniment.infra.evidence;

import static io.muniment.projection.schema.Tables.EVIDENCE_PACKS;
import static io.muniment.projection.schema.Tables.EVIDENCE_PACK_SUBJECTS;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.selectOne;

import io.muniment.command.SystemCommands;
import io.muniment.command.evidence.withdrawpack.WithdrawPack;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.privacy.NotYet;
import io.muniment.infra.privacy.PersonalDataStore;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Files of packs that tell of a person. What is asked for from now on is made without them; what is under way may have
 * them, and is waited for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PacksOfPersons implements PersonalDataStore {

    private final DSLContext db;
    private final States states;
    private final PackFiles files;
    private final PackWork work;
    private final SystemCommands commands;

    PacksOfPersons(DSLContext db, States states, PackFiles files, PackWork work, SystemCommands commands) {
        this.db = EveryTenant.of(db);
        this.states = states;
        this.files = files;
        this.work = work;
        this.commands = commands;
    }

    @Override
    public String store() {
        return "evidence packs";
    }

    @Override
    public long erase(ErasedPerson person) {
        List<String> packs = packsWith(person);
        packs.forEach(pack -> requireAtRest(person.tenant(), pack));
        return packs.stream().mapToLong(pack -> erase(person.tenant(), pack)).sum();
    }

    private List<String> packsWith(ErasedPerson person) {
        Long first = db.select(min(LEDGER_EVENT.POSITION))
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.in(person.aggregates()))
                .fetchSingle(row -> row.value1());
        return db.select(EVIDENCE_PACKS.ID)
                .from(EVIDENCE_PACKS)
                .where(EVIDENCE_PACKS.TENANT.eq(person.tenant().value()))
                .and(EVIDENCE_PACKS
                        .SCOPE
                        .eq(PackScope.TENANT.name())
                        .and(EVIDENCE_PACKS
                                .POSITION
                                .isNull()
                                .or(EVIDENCE_PACKS.POSITION.ge(first == null ? 0L : first)))
                        .or(exists(selectOne()
                                .from(EVIDENCE_PACK_SUBJECTS)
                                .where(EVIDENCE_PACK_SUBJECTS.PACK.eq(EVIDENCE_PACKS.ID))
                                .and(EVIDENCE_PACK_SUBJECTS.SUBJECT_ID.in(person.aggregates())))))
                .orderBy(EVIDENCE_PACKS.ID)
                .fetch(EVIDENCE_PACKS.ID);
    }

    private void requireAtRest(TenantId tenant, String pack) {
        if (work.isBeingMade(pack)) {
            throw new NotYet("evidence pack %s is being made".formatted(pack));
        }
        if (standing(pack) == PackStanding.REQUESTED) {
            if (Files.exists(files.file(tenant, pack))) {
                throw new NotYet("evidence pack %s is made, and it is not recorded yet".formatted(pack));
            }
        } else if (files.closeWhileFetched(pack)) {
            throw new NotYet("evidence pack %s is being fetched".formatted(pack));
        }
    }

    private PackStanding standing(String pack) {
        return states.newest(EvidencePackState.FOLD, pack)
                .map(known -> known.state().standing())
                .orElse(PackStanding.WITHDRAWN);
    }

    /** One that is not made yet stays as it is. */
    private long erase(TenantId tenant, String pack) {
        PackStanding standing = standing(pack);
        if (standing == PackStanding.REQUESTED) {
            return 0;
        }
        try {
            long removed = files.remove(tenant, pack);
            if (standing == PackStanding.READY) {
                commands.send(new WithdrawPack(new EvidencePackId(pack)), Actor.system("evidence", tenant));
            }
            return removed;
        } catch (IOException failed) {
            throw new UncheckedIOException("The file of evidence pack %s could not be removed".formatted(pack), failed);
        }
    }
}
