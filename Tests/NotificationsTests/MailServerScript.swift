/// The mail server's program, and a key that guards nothing.
enum MailServerScript {
    static let text = """
        import asyncio, json, os, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        folder, mode = sys.argv[1], sys.argv[2]

        class Handler:
            count = 0

            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("refused@"):
                    return "550 5.1.1 No such person"
                if address.startswith("later@"):
                    return "451 4.3.0 Try later"
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_DATA(self, server, session, envelope):
                Handler.count += 1
                name = os.path.join(folder, "%05d" % Handler.count)
                with open(name, "w") as file:
                    data = envelope.content.decode("utf-8")
                    json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": data}, file)
                os.rename(name, name + ".json")
                return "250 OK"

        def check(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login == b"robot" and data.password == b"open sesame")

        async def main():
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem"))
            guarded = mode == "guarded"
            def make():
                return SMTP(
                    Handler(), hostname="localhost", decode_data=False, enable_SMTPUTF8=True,
                    tls_context=context if guarded else None, require_starttls=guarded,
                    authenticator=check if guarded else None, auth_required=guarded,
                )
            loop = asyncio.get_running_loop()
            server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
            name = os.path.join(folder, "port")
            with open(name + ".new", "w") as file:
                file.write(str(server.sockets[0].getsockname()[1]))
            os.rename(name + ".new", name)
            await asyncio.sleep(120)

        asyncio.run(main())
        """

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVx2NZ18Da4sySpCk
        DqYS2j9XlR0cAj1QlpOVxuDNrrehRANCAARxr4r4avp8XyNmEVgHmMlEGeisSUDR
        RtTiddO3HT45f+kIY3yik/TNEYvn7fO9O4ec/usttL9bUkjqnqnsHGb3
        -----END PRIVATE KEY-----

        """

    /// For localhost and 127.0.0.1, until 2126.
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIUXm7oPks6c3XOHRX71MewVUzo9RowCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzA2MjQxNloYDzIxMjYxMDMw
        MDYyNDE2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAARxr4r4avp8XyNmEVgHmMlEGeisSUDRRtTiddO3HT45f+kIY3yik/TN
        EYvn7fO9O4ec/usttL9bUkjqnqnsHGb3o28wbTAdBgNVHQ4EFgQUwRjnv30RPhj+
        ntK3+upTd8+LpBMwHwYDVR0jBBgwFoAUwRjnv30RPhj+ntK3+upTd8+LpBMwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSQAwRgIhAJ7cZkDz2ehb6wWNN+CaM4opCKfrM61u96lCJk+RyHLVAiEA
        tEB1IAZrpkUpv7w4kuyaphmyttuFk2fWUN9nR1PoaDw=
        -----END CERTIFICATE-----

        """
}
