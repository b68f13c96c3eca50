package io.muniment.infra.mail;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Over SMTP where {@code spring.mail.host} names a server; into a folder where it does not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    Letterbox letterbox(ObjectProvider<JavaMailSender> server, @Value("${muniment.data:./data}") Path data) {
        JavaMailSender sender = server.getIfAvailable();
        if (sender != null) {
            return new SmtpLetterbox(sender);
        }
        Path folder = data.resolve("mail");
        LOG.warn("spring.mail.host names no mail server: mails are written into {}", folder);
        return new FolderLetterbox(folder);
    }
}
