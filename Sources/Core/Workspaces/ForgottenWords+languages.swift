extension ForgottenWords {
    static let english = ForgottenWords(
        question: "Forgot your password?",
        explanation: "Enter the e-mail address with which you sign in. We mail you a link to set a new password.",
        ask: "Mail me the link",
        noMail: "This server sends no mail. Ask the person who runs it for a link to set a new password.",
        sentTitle: "Look at your mail",
        sent: """
            If there is an account with this address, a link is on its way. It works once, within 15 minutes. If nothing \
            comes, look among the spam, and check the address.
            """,
        setTitle: "Set a new password",
        newPassword: "New password",
        set: "Set it and sign in",
        ends: "Wherever else you are signed in, you will be signed out.",
        again: "Ask for a new link",
        linkNotGood: "This link does not work any more. It was used, or its time has run out.",
        tooManyTries: "Too many tries. Wait {seconds} seconds and try again.",
        tooShort: "The password must have at least {min} characters.",
        common: """
            This password is one of those that are guessed first. Take a few words that belong together only for you.
            """,
        personal: "The password is your name, address or company. Take something that only you know."
    )

    static let hindi = ForgottenWords(
        question: "पासवर्ड भूल गए?",
        explanation: "वह ईमेल पता लिखें जिससे आप साइन इन करते हैं। हम आपको नया पासवर्ड रखने का लिंक भेजेंगे।",
        ask: "मुझे लिंक भेजें",
        noMail: "यह सर्वर ईमेल नहीं भेजता। इसे चलाने वाले से नया पासवर्ड रखने का लिंक माँगें।",
        sentTitle: "अपना ईमेल देखें",
        sent: """
            अगर इस पते का कोई खाता है, तो लिंक भेजा जा रहा है। यह एक बार, 15 मिनट के अंदर काम करता है। कुछ न आए तो स्पैम में देखें \
            और पता जाँचें।
            """,
        setTitle: "नया पासवर्ड रखें",
        newPassword: "नया पासवर्ड",
        set: "रखें और साइन इन करें",
        ends: "आप और जहाँ भी साइन इन हैं, वहाँ से साइन आउट हो जाएँगे।",
        again: "नया लिंक माँगें",
        linkNotGood: "यह लिंक अब काम नहीं करता। यह इस्तेमाल हो चुका है, या इसका समय खत्म हो गया है।",
        tooManyTries: "बहुत ज़्यादा कोशिशें। {seconds} सेकंड रुककर फिर कोशिश करें।",
        tooShort: "पासवर्ड कम से कम {min} अक्षरों का होना चाहिए।",
        common: "यह पासवर्ड सबसे पहले आज़माए जाने वालों में है। कुछ ऐसे शब्द लें जो सिर्फ़ आपके लिए साथ हों।",
        personal: "यह पासवर्ड आपका नाम, पता या कंपनी है। कुछ ऐसा लें जो सिर्फ़ आप जानते हों।"
    )

    static let spanish = ForgottenWords(
        question: "¿Olvidaste tu contraseña?",
        explanation: """
            Escribe el correo con el que inicias sesión. Te enviaremos un enlace para poner una contraseña nueva.
            """,
        ask: "Enviarme el enlace",
        noMail: "Este servidor no envía correo. Pide a quien lo administra un enlace para poner una contraseña nueva.",
        sentTitle: "Mira tu correo",
        sent: """
            Si hay una cuenta con esta dirección, el enlace está en camino. Funciona una vez, durante 15 minutos. Si no \
            llega nada, mira en el correo no deseado y comprueba la dirección.
            """,
        setTitle: "Poner una contraseña nueva",
        newPassword: "Contraseña nueva",
        set: "Ponerla e iniciar sesión",
        ends: "Se cerrará tu sesión en todos los demás sitios.",
        again: "Pedir un enlace nuevo",
        linkNotGood: "Este enlace ya no funciona. Se usó o ha caducado.",
        tooManyTries: "Demasiados intentos. Espera {seconds} segundos e inténtalo de nuevo.",
        tooShort: "La contraseña debe tener al menos {min} caracteres.",
        common: """
            Esta contraseña es de las primeras que se prueban. Usa unas cuantas palabras que solo tengan relación para ti.
            """,
        personal: "La contraseña es tu nombre, tu dirección o tu empresa. Usa algo que solo tú sepas."
    )

    static let portuguese = ForgottenWords(
        question: "Esqueceu a senha?",
        explanation: "Digite o e-mail com que você entra. Enviaremos um link para definir uma senha nova.",
        ask: "Enviar o link",
        noMail: "Este servidor não envia e-mails. Peça a quem o administra um link para definir uma senha nova.",
        sentTitle: "Veja o seu e-mail",
        sent: """
            Se houver uma conta com este endereço, o link está a caminho. Ele funciona uma vez, por 15 minutos. Se nada \
            chegar, olhe no spam e confira o endereço.
            """,
        setTitle: "Definir uma senha nova",
        newPassword: "Senha nova",
        set: "Definir e entrar",
        ends: "Você sairá de todos os outros lugares em que entrou.",
        again: "Pedir um link novo",
        linkNotGood: "Este link não funciona mais. Ele foi usado ou venceu.",
        tooManyTries: "Tentativas demais. Espere {seconds} segundos e tente de novo.",
        tooShort: "A senha precisa ter pelo menos {min} caracteres.",
        common: "Esta senha é das primeiras que se tentam. Use algumas palavras que só façam sentido juntas para você.",
        personal: "A senha é o seu nome, endereço ou empresa. Use algo que só você saiba."
    )

    static let arabic = ForgottenWords(
        question: "هل نسيت كلمة المرور؟",
        explanation: "اكتب البريد الذي تسجّل به الدخول. سنرسل إليك رابطًا لتعيين كلمة مرور جديدة.",
        ask: "أرسل إليّ الرابط",
        noMail: "هذا الخادم لا يرسل بريدًا. اطلب ممن يديره رابطًا لتعيين كلمة مرور جديدة.",
        sentTitle: "انظر في بريدك",
        sent: """
            إن كان هناك حساب بهذا العنوان فالرابط في الطريق. يعمل مرة واحدة خلال 15 دقيقة. إن لم يصل شيء فانظر في البريد \
            المزعج وتحقق من العنوان.
            """,
        setTitle: "تعيين كلمة مرور جديدة",
        newPassword: "كلمة المرور الجديدة",
        set: "عيّنها وسجّل الدخول",
        ends: "سيُسجَّل خروجك من كل مكان آخر.",
        again: "اطلب رابطًا جديدًا",
        linkNotGood: "لم يعد هذا الرابط يعمل. استُخدم أو انتهى وقته.",
        tooManyTries: "محاولات كثيرة جدًا. انتظر {seconds} ثانية وحاول مرة أخرى.",
        tooShort: "يجب أن تكون كلمة المرور {min} حرفًا على الأقل.",
        common: "كلمة المرور هذه من أول ما يُجرَّب. اختر كلمات لا رابط بينها إلا عندك.",
        personal: "كلمة المرور هي اسمك أو عنوانك أو شركتك. اختر ما لا يعرفه غيرك."
    )
}
