/** What a person or a program logs in with over REST. */
export interface Login {
	user: string;
	/** An application password. */
	password: string;
}

/** Runs PHP in a site through the must-use plugin mesa-tools.php. */
export type PhpRunner = < T = unknown >( code: string, args?: Record< string, unknown > ) => Promise< T >;

interface Answer {
	ok: boolean;
	value?: unknown;
	error?: string;
	output: string;
}

export function phpRunner( url: string, secret: string ): PhpRunner {
	return async < T >( code: string, args: Record< string, unknown > = {} ): Promise< T > => {
		const response = await fetch( `${ url }/index.php?mesa-tools`, {
			method: 'POST',
			headers: { 'X-Mesa-Tools': secret, 'Content-Type': 'application/json' },
			body: JSON.stringify( { code, args } ),
			redirect: 'manual',
			signal: AbortSignal.timeout( 120_000 ),
		} );
		const text = await response.text();
		let answer: Answer;
		try {
			answer = JSON.parse( text ) as Answer;
		} catch {
			throw new Error( `WordPress answered ${ response.status } instead of running PHP: ${ plain( text ).slice( 0, 400 ) }` );
		}
		if ( ! answer.ok ) {
			// Without an error of its own it is WordPress's word on a fatal error.
			throw new Error( answer.error ?? `WordPress answered ${ response.status }: ${ plain( text ).slice( 0, 400 ) }` );
		}
		return answer.value as T;
	};
}

function plain( html: string ): string {
	return html
		.replace( /<(style|script)[\s\S]*?<\/\1>/g, ' ' )
		.replace( /<[^>]+>/g, ' ' )
		.replace( /\s+/g, ' ' )
		.trim();
}

/** A user to be made, or to be given this role. */
export interface NewUser {
	login: string;
	role: string;
	/** For wp-login.php; default "password". */
	password?: string;
	name?: string;
	email?: string;
}

/** A user of the site with an application password. */
export interface MadeUser extends Login {
	id: number;
}

const MAKE_USERS = `
	$made = array();
	foreach ( $args['users'] as $wanted ) {
		if ( ! wp_roles()->is_role( $wanted['role'] ) ) {
			throw new RuntimeException( 'This site has no role ' . $wanted['role'] );
		}
		$user = get_user_by( 'login', $wanted['login'] );
		if ( ! $user ) {
			$id = wp_insert_user( array(
				'user_login'   => $wanted['login'],
				'user_pass'    => $wanted['password'],
				'user_email'   => $wanted['email'],
				'display_name' => $wanted['name'],
				'first_name'   => strtok( $wanted['name'], ' ' ),
				'last_name'    => trim( (string) strstr( $wanted['name'], ' ' ) ),
				'role'         => $wanted['role'],
			) );
			if ( is_wp_error( $id ) ) {
				throw new RuntimeException( $id->get_error_message() );
			}
			$user = get_user_by( 'id', $id );
		} elseif ( ! in_array( $wanted['role'], $user->roles, true ) ) {
			$user->set_role( $wanted['role'] );
		}
		// The password kept from the last start, while it still holds.
		$password = (string) $wanted['kept'];
		if ( '' === $password || is_wp_error( wp_authenticate_application_password( null, $user->user_login, $password ) ) ) {
			$new = WP_Application_Passwords::create_new_application_password( $user->ID, array( 'name' => 'tools ' . wp_generate_uuid4() ) );
			if ( is_wp_error( $new ) ) {
				throw new RuntimeException( $new->get_error_message() );
			}
			$password = $new[0];
		}
		$made[] = array( 'id' => $user->ID, 'user' => $user->user_login, 'password' => $password );
	}
	return $made;
`;

/**
 * Makes users and application passwords, all in one request.
 *
 * @param kept Application passwords of an earlier start, by user.
 */
export function makeUsers( runPhp: PhpRunner, users: NewUser[], kept: Record< string, string > ): Promise< MadeUser[] > {
	return runPhp< MadeUser[] >( `add_filter( 'application_password_is_api_request', '__return_true' ); ${ MAKE_USERS }`, {
		users: users.map( ( { login, role, password = 'password', name = login, email = `${ login }@shop.example` } ) => ( {
			login,
			role,
			password,
			name,
			email,
			kept: kept[ login ] ?? '',
		} ) ),
	} );
}
