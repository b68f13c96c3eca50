package io.muniment.infra;

import io.muniment.infra.start.Surroundings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Muniment: a secure property transaction workspace whose memory is a ledger of events. */
@SpringBootApplication(scanBasePackages = "io.muniment")
public class MunimentApplication {

    public static void main(String[] args) {
        // Axon neither reports how it is used nor advertises
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(MunimentApplication.class);
        Surroundings.prepare(args, application);
        application.run(args);
    }
}
