package io.muniment.infra.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.proof.TreeWorker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.mock.env.MockEnvironment;

class RolesTest {

    private static final String AGGREGATE = "verificationRequest";
    private static final String PROCESS = "verificationDispatcher";
    private static final String PROJECTOR = "requestDetailsProjector";
    private static final String ANSWER = "requestQueries";
    private static final String ENDPOINT = "claimReviewEndpoint";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | true | true | true",
                "command | true | false | false",
                "query | false | true | false",
                "projection | false | false | true",
                "query, projection | false | true | true"
            })
    void eachRoleBringsItsOwnAndTakesRequestsAllTheSame(
            String roles, boolean decides, boolean answers, boolean projects) {
        DefaultListableBeanFactory beans = withRoles(roles, "axon-server");

        assertThat(beans.containsBeanDefinition(AGGREGATE)).isEqualTo(decides);
        assertThat(beans.containsBeanDefinition(PROCESS)).isEqualTo(decides);
        assertThat(beans.containsBeanDefinition(ANSWER)).isEqualTo(answers);
        assertThat(beans.containsBeanDefinition(PROJECTOR)).isEqualTo(projects);
        assertThat(beans.containsBeanDefinition(ENDPOINT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "commands", "all,query", "command;query"})
    void anUnknownRoleEndsTheStart(String roles) {
        assertThatExceptionOfType(RolesImpossible.class)
                .isThrownBy(() -> withRoles(roles, "axon-server"))
                .withMessageContaining("muniment.roles");
    }

    @Test
    void withoutAServerBetweenThemEachProcessDecidesAndAnswers() {
        assertThatExceptionOfType(RolesImpossible.class)
                .isThrownBy(() -> withRoles("command", "postgresql"))
                .withMessageContaining("axon-server");
        assertThat(withRoles("command,query", "postgresql").containsBeanDefinition(PROJECTOR))
                .isFalse();
    }

    /** It is none of Axon's processors, and follows the ledger all the same. */
    @Test
    void theTreeOfTheProofIsKeptUpWhereProjectionsAre() {
        assertThat(Roles.needed(AnnotationMetadata.introspect(TreeWorker.class)))
                .containsExactly(Roles.Role.PROJECTION);
    }

    private static DefaultListableBeanFactory withRoles(String roles, String eventStore) {
        Roles chosen = new Roles();
        chosen.setEnvironment(new MockEnvironment()
                .withProperty("muniment.roles", roles)
                .withProperty("muniment.event-store", eventStore));
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new ClassPathBeanDefinitionScanner(beans)
                .scan("io.muniment.command", "io.muniment.projection", "io.muniment.query");
        chosen.postProcessBeanDefinitionRegistry(beans);
        return beans;
    }
}
