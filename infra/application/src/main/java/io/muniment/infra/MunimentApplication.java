package io.muniment.infra;

import io.muniment.infra.start.Surroundings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Muniment: a secure property transaction workspace whose memory is a ledger of events. */
@SpringBootApplication(scanBasePackages = "io.muniment")
public class MunimentApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(MunimentApplication.class);
        Surroundings.prepare(args, application);
        application.run(args);
    }
}
