extension SignInWords {
    static let english = SignInWords(
        signIn: "Sign in",
        email: "E-mail",
        password: "Password",
        newHere: "New here?",
        signUp: "Make an account",
        name: "Your name",
        workEmail: "Work e-mail",
        passwordLength: "At least {count} characters",
        company: "Company",
        country: "Country",
        timeZone: "Time zone",
        makeAccount: "Make the account",
        haveOne: "You have one?",
        closed: "Accounts are by invitation",
        askToBeInvited: "Ask an administrator of your workspace to invite you.",
        wrongCredentials: "The e-mail address or the password is wrong."
    )

    static let hindi = SignInWords(
        signIn: "साइन इन करें",
        email: "ईमेल",
        password: "पासवर्ड",
        newHere: "पहली बार आए हैं?",
        signUp: "खाता बनाएँ",
        name: "आपका नाम",
        workEmail: "काम का ईमेल",
        passwordLength: "कम से कम {count} अक्षर",
        company: "कंपनी",
        country: "देश",
        timeZone: "समय क्षेत्र",
        makeAccount: "खाता बनाएँ",
        haveOne: "पहले से खाता है?",
        closed: "खाते न्योते से बनते हैं",
        askToBeInvited: "अपने वर्कस्पेस के एडमिन से न्योता माँगें।",
        wrongCredentials: "ईमेल पता या पासवर्ड ग़लत है।"
    )

    static let spanish = SignInWords(
        signIn: "Iniciar sesión",
        email: "Correo electrónico",
        password: "Contraseña",
        newHere: "¿Es tu primera vez?",
        signUp: "Crear una cuenta",
        name: "Tu nombre",
        workEmail: "Correo de trabajo",
        passwordLength: "Al menos {count} caracteres",
        company: "Empresa",
        country: "País",
        timeZone: "Zona horaria",
        makeAccount: "Crear la cuenta",
        haveOne: "¿Ya tienes una?",
        closed: "Las cuentas son por invitación",
        askToBeInvited: "Pide a un administrador de tu espacio de trabajo que te invite.",
        wrongCredentials: "El correo o la contraseña no son correctos."
    )

    static let portuguese = SignInWords(
        signIn: "Entrar",
        email: "E-mail",
        password: "Senha",
        newHere: "É novo aqui?",
        signUp: "Criar uma conta",
        name: "Seu nome",
        workEmail: "E-mail de trabalho",
        passwordLength: "Pelo menos {count} caracteres",
        company: "Empresa",
        country: "País",
        timeZone: "Fuso horário",
        makeAccount: "Criar a conta",
        haveOne: "Já tem uma?",
        closed: "As contas são por convite",
        askToBeInvited: "Peça a um administrador do seu espaço de trabalho que convide você.",
        wrongCredentials: "O e-mail ou a senha está errado."
    )

    static let arabic = SignInWords(
        signIn: "تسجيل الدخول",
        email: "البريد الإلكتروني",
        password: "كلمة المرور",
        newHere: "جديد هنا؟",
        signUp: "إنشاء حساب",
        name: "اسمك",
        workEmail: "بريد العمل",
        passwordLength: "{count} أحرف على الأقل",
        company: "الشركة",
        country: "البلد",
        timeZone: "المنطقة الزمنية",
        makeAccount: "إنشاء الحساب",
        haveOne: "لديك حساب؟",
        closed: "الحسابات بالدعوة",
        askToBeInvited: "اطلب من مسؤول مساحة العمل أن يدعوك.",
        wrongCredentials: "البريد الإلكتروني أو كلمة المرور غير صحيحة."
    )
}
