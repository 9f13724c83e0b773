import type { Login } from './site.ts';

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

/** The users of a site, by way of its PHP. */
export function userTools( runPhp: PhpRunner ) {
	return {
		createUser: ( login: string, role: string, more: { password?: string; name?: string; email?: string } = {} ) =>
			runPhp< number >(
				`if ( ! wp_roles()->is_role( $args['role'] ) ) {
					throw new RuntimeException( 'This site has no role ' . $args['role'] );
				}
				$user = get_user_by( 'login', $args['login'] );
				if ( ! $user ) {
					$id = wp_insert_user( array(
						'user_login'   => $args['login'],
						'user_pass'    => $args['password'],
						'user_email'   => $args['email'],
						'display_name' => $args['name'],
						'first_name'   => strtok( $args['name'], ' ' ),
						'last_name'    => trim( (string) strstr( $args['name'], ' ' ) ),
						'role'         => $args['role'],
					) );
					if ( is_wp_error( $id ) ) {
						throw new RuntimeException( $id->get_error_message() );
					}
					return $id;
				}
				$user->set_role( $args['role'] );
				return $user->ID;`,
				{
					login,
					role,
					password: more.password ?? 'password',
					name: more.name ?? login,
					email: more.email ?? `${ login }@shop.example`,
				}
			),
		applicationPassword: async ( user: string ): Promise< Login > => ( {
			user,
			password: await runPhp< string >(
				`$user = get_user_by( 'login', $args['user'] );
				if ( ! $user ) {
					throw new RuntimeException( 'No user ' . $args['user'] );
				}
				$made = WP_Application_Passwords::create_new_application_password( $user->ID, array( 'name' => 'tools ' . wp_generate_uuid4() ) );
				if ( is_wp_error( $made ) ) {
					throw new RuntimeException( $made->get_error_message() );
				}
				return $made[0];`,
				{ user }
			),
		} ),
	};
}
