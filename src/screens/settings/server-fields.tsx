import { __ } from '@wordpress/i18n';
import type { ServerConfig } from '../../contract/generated/types.ts';
import { fieldWords } from './field-words.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { accountOf } from './login.ts';

interface Props {
	/** Which of the two, as the contract names it. */
	leg: 'incoming' | 'outgoing';
	server: ServerConfig;
	password: string;
	hasPassword: boolean;
	/** Used when no user name is given. */
	address: string;
	errors: Record< string, string >;
	onServer: ( server: ServerConfig ) => void;
	onPassword: ( password: string ) => void;
}

/** The usual port of each way to connect; changed along with it unless somebody typed another. */
const PORTS = {
	incoming: { tls: 993, starttls: 143, none: 143 },
	outgoing: { tls: 465, starttls: 587, none: 25 },
} as const;

/** How to reach one mail server; with name and password, unless an account is connected. */
export function ServerFields( { leg, server, password, hasPassword, address, errors, onServer, onPassword }: Props ) {
	const error = ( name: string ) => fieldWords( errors, `${ leg }.${ name }` );
	const setSecurity = ( security: ServerConfig[ 'security' ] ) => {
		const isUsualPort = server.port === PORTS[ leg ][ server.security ];
		onServer( { ...server, security, port: isUsualPort ? PORTS[ leg ][ security ] : server.port } );
	};
	return (
		<>
			<div className="mesa-form__server">
				<TextField
					label={ leg === 'incoming' ? __( 'IMAP server', 'mesa-help-desk' ) : __( 'SMTP server', 'mesa-help-desk' ) }
					placeholder={ leg === 'incoming' ? 'imap.example.com' : 'smtp.example.com' }
					value={ server.host }
					error={ error( 'host' ) }
					onChange={ ( host ) => onServer( { ...server, host: host.trim() } ) }
				/>
				<TextField
					label={ __( 'Port', 'mesa-help-desk' ) }
					type="number"
					min={ 1 }
					max={ 65535 }
					value={ String( server.port || '' ) }
					error={ error( 'port' ) }
					onChange={ ( port ) => onServer( { ...server, port: Number( port ) } ) }
				/>
				<ChoiceField
					label={ __( 'Encryption', 'mesa-help-desk' ) }
					value={ server.security }
					error={ error( 'security' ) }
					options={ [
						{ value: 'tls', label: __( 'TLS', 'mesa-help-desk' ) },
						{ value: 'starttls', label: __( 'STARTTLS', 'mesa-help-desk' ) },
						{ value: 'none', label: __( 'None (unsafe)', 'mesa-help-desk' ) },
					] }
					onChange={ setSecurity }
				/>
			</div>
			{ ! accountOf( server ) && (
				<div className="mesa-form__pair">
					<TextField
						label={ __( 'User name', 'mesa-help-desk' ) }
						placeholder={ address }
						value={ server.username }
						error={ error( 'username' ) }
						onChange={ ( username ) => onServer( { ...server, username } ) }
					/>
					<TextField
						label={ __( 'Password', 'mesa-help-desk' ) }
						type="password"
						placeholder={ hasPassword ? __( 'Stored. Type to replace it.', 'mesa-help-desk' ) : '' }
						value={ password }
						error={ errors[ `${ leg }_password` ] }
						onChange={ onPassword }
					/>
				</div>
			) }
		</>
	);
}
