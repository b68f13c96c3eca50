package io.muniment.infra.evidence;

import io.muniment.infra.aggregate.States;
import io.muniment.infra.documents.KeptFiles;
import io.muniment.infra.eventstore.Ledger;
import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.infra.history.LifeJson;
import io.muniment.infra.privacy.ValueKeys;
import io.muniment.infra.proof.ProvenEvents;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.evidence.EvidencePackState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What packs are made with, where they are kept, and who may fetch them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {

    @Bean
    Fold<?, ?> evidencePackFold() {
        return EvidencePackState.FOLD;
    }

    @Bean
    PackFiles packFiles(@Value("${muniment.data:./data}") Path data) {
        return new PackFiles(data);
    }

    @Bean
    PackWork packWork(DSLContext db, Clock clock) {
        return new PackWork(db, clock);
    }

    @Bean
    PackRequests packRequests(DSLContext db) {
        return new PackRequests(db);
    }

    @Bean
    SignedLinks packLinks(EvidenceSettings settings, @Value("${muniment.data:./data}") Path data, Clock clock) {
        Path file = settings.linkKeyFile();
        return file == null
                ? SignedLinks.madeIn(data, settings.linkLife(), clock)
                : SignedLinks.in(file, settings.linkLife(), clock);
    }

    /** Where events are proven. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "muniment.event-store", havingValue = "postgresql", matchIfMissing = true)
    static class OfTheLedger {

        @Bean
        LedgerSubjects ledgerSubjects(DSLContext db) {
            return new LedgerSubjects(db);
        }

        @Bean
        PackContents packContents(
                DSLContext db,
                LedgerSubjects subjects,
                ProvenEvents proven,
                LedgerLives lives,
                LifeJson told,
                ValueKeys keys,
                KeptFiles files,
                Collection<Fold<?, ?>> folds) {
            return new PackContents(db, subjects, proven, lives, told, keys, files, folds);
        }

        @Bean
        PackMaking packMaking(
                States states,
                Ledger ledger,
                LedgerSubjects subjects,
                ProvenEvents proven,
                PackContents contents,
                PackFiles files,
                PackWork work,
                PackRequests requests,
                ValueKeys keys,
                EvidenceSettings settings,
                ApplicationEventPublisher listeners) {
            return new PackMaking(
                    states,
                    ledger,
                    subjects,
                    proven,
                    contents,
                    files,
                    work,
                    requests,
                    keys,
                    settings.attempts(),
                    listeners);
        }
    }
}
